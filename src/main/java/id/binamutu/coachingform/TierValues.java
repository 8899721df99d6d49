package id.binamutu.coachingform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a tier rests on, rounded as it is shown, so that the page and the tier cannot disagree at a boundary.
 *
 * @param productivity handled ÷ target in percent; null without a target
 * @param quality mean of the random samples with its bounds; all three null without a sample
 * @param samples random samples behind it
 * @param criticalErrors in random samples
 * @param earlier guidance tier that has not lapsed; null when there is none
 */
record TierValues(
        @Nullable BigDecimal productivity,
        long handled,
        long target,
        @Nullable BigDecimal quality,
        @Nullable BigDecimal qualityLow,
        @Nullable BigDecimal qualityHigh,
        long samples,
        long criticalErrors,
        @Nullable Tier earlier) {
    static @Nullable BigDecimal rounded(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }
}
