package id.binamutu.productivity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A month of one agent.
 *
 * @param days with figures
 * @param percent handled ÷ target × 100; null when there is no target
 * @param ahtSeconds average handling time weighted by what was handled; null when nothing was
 * @param adherencePercent mean of the days; null when unknown
 * @param csat mean of the days, 1 to 5; null when unknown
 */
public record AgentProductivity(
        UUID agentId,
        int days,
        long handled,
        long target,
        @Nullable Double percent,
        @Nullable Double ahtSeconds,
        @Nullable Double adherencePercent,
        @Nullable Double csat) {}
