package id.binamutu.productivity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the list: an agent's month in a team. Total is how many lines the whole list has. */
record MonthRow(
        UUID agentId,
        String employeeId,
        String name,
        UUID teamId,
        String teamName,
        int days,
        long handled,
        long target,
        @Nullable Double percent,
        @Nullable Double ahtSeconds,
        @Nullable Double adherencePercent,
        @Nullable Double csat,
        long total) {
    /** Width of the bar in a drawing of 120 units that stand for 150 % of the target. */
    public long barWidth() {
        return percent == null ? 0 : Math.round(Math.min(percent, 150) * 0.8);
    }
}
