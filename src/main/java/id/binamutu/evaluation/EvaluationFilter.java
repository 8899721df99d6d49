package id.binamutu.evaluation;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What a list of evaluations shows; null for all.
 *
 * @param period month in which the conversation took place
 * @param random true for random samples, false for targeted ones
 */
record EvaluationFilter(
        @Nullable @DateTimeFormat(pattern = "yyyy-MM") YearMonth period,
        @Nullable UUID team,
        @Nullable UUID agent,
        @Nullable Verdict verdict,
        @Nullable Boolean random) {
    static EvaluationFilter none() {
        return new EvaluationFilter(null, null, null, null, null);
    }
}
