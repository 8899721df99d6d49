package id.binamutu.scorecard;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was answered to a criterion: exactly one of the four says something. */
public record GivenAnswer(
        boolean notApplicable,
        @Nullable Boolean yes,
        @Nullable Integer value,
        @Nullable UUID optionId) {
    public static GivenAnswer none() {
        return new GivenAnswer(true, null, null, null);
    }

    public static GivenAnswer of(boolean yes) {
        return new GivenAnswer(false, yes, null, null);
    }

    public static GivenAnswer of(int value) {
        return new GivenAnswer(false, null, value, null);
    }

    public static GivenAnswer of(UUID optionId) {
        return new GivenAnswer(false, null, null, optionId);
    }
}
