package id.binamutu.worklist;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one step stands for one team in one month.
 *
 * @param step of the SOP, 1 to 9
 * @param done how many are finished
 * @param total of how many; 0 when nothing was asked for
 * @param late how many of the rest are past their due time
 * @param noteKey message key of one short line below the figure, null for none
 */
public record StepSummary(
        UUID teamId,
        int step,
        long done,
        long total,
        long late,
        @Nullable String noteKey,
        List<Object> noteArguments) {
    public static StepSummary of(UUID teamId, int step, long done, long total, long late) {
        return new StepSummary(teamId, step, done, total, late, null, List.of());
    }

    public StepSummary note(String key, Object... arguments) {
        return new StepSummary(teamId, step, done, total, late, key, List.of(arguments));
    }
}
