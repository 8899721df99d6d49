package id.binamutu.productivity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent did on a day.
 *
 * @param ahtSeconds average handling time
 * @param frtSeconds first response time
 * @param adherencePercent to the roster, 0 to 100
 * @param csat mean of the day, 1 to 5
 */
public record DailyFigures(
        UUID agentId,
        LocalDate day,
        int handled,
        int target,
        @Nullable Integer ahtSeconds,
        @Nullable Integer frtSeconds,
        @Nullable BigDecimal adherencePercent,
        @Nullable BigDecimal csat) {
    public DailyFigures {
        adherencePercent = scaled(adherencePercent, 1);
        csat = scaled(csat, 2);
    }

    /** As the database keeps it, so that the same figures are equal wherever they come from. */
    private static @Nullable BigDecimal scaled(@Nullable BigDecimal value, int scale) {
        return value == null ? null : value.setScale(scale, java.math.RoundingMode.HALF_UP);
    }

    /** Share of the target that was handled, in percent; null without a target. */
    public @Nullable Double percent() {
        return target == 0 ? null : 100.0 * handled / target;
    }
}
