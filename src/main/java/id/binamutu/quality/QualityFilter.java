package id.binamutu.quality;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the figures are of, as the address says it; null for all.
 *
 * @param from first month in which the conversations took place, for example 2026-08
 * @param to last month
 * @param version of a scorecard
 * @param grain {@code week} or {@code month}
 */
record QualityFilter(
        @Nullable String from,
        @Nullable String to,
        @Nullable UUID team,
        @Nullable UUID version,
        @Nullable UUID agent,
        @Nullable UUID evaluator,
        @Nullable String grain) {
    static QualityFilter none() {
        return new QualityFilter(null, null, null, null, null, null, null);
    }
}
