package id.binamutu.sampling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of an agent's stratum and what it can give.
 *
 * @param stratum empty where the quota knows only agents
 * @param base before absence and what was left open
 * @param grounds the tier or tenure that the base stands on
 * @param present days at work, of the {@code expected} working days; null where absence does not count or is not known
 * @param carried left open by the plan before
 * @param drawn how many the draw takes: the wanted, or all there are
 */
public record Cell(
        UUID agentId,
        String stratum,
        int base,
        @Nullable String grounds,
        @Nullable Integer present,
        @Nullable Integer expected,
        int carried,
        int wanted,
        int population,
        int drawn) {

    /** Whether days away lowered what is asked. */
    public boolean isLowered() {
        return wanted - carried < base;
    }
}
