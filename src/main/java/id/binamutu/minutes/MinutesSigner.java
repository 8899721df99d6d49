package id.binamutu.minutes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param role in which the person signs, for example {@code TEAM_LEADER}
 * @param meaning the sentence that was shown beside the consent
 * @param consent whether it was ticked
 */
public record MinutesSigner(
        UUID id,
        String name,
        String role,
        String meaning,
        boolean consent,
        @Nullable String password) {
    @Override
    public String toString() {
        return "MinutesSigner[" + id + "]";
    }
}
