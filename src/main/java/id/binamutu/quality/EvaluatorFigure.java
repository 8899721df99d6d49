package id.binamutu.quality;

import id.binamutu.statistics.Interval;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param severity mean difference to the others on the same versions; negative is stricter. Null when nobody can be compared with
 * @param quality what the evaluator's random samples came to
 * @param medianSeconds of activity; null when nothing was measured
 * @param timed evaluations of which the time is known
 */
record EvaluatorFigure(
        UUID evaluatorId,
        String name,
        long random,
        long targeted,
        @Nullable Interval quality,
        @Nullable Interval severity,
        @Nullable Double medianSeconds,
        long timed) {
    /** Whether the interval leaves out zero. */
    public boolean differs() {
        return severity != null && (severity.low() > 0 || severity.high() < 0);
    }
}
