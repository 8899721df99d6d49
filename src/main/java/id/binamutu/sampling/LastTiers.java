package id.binamutu.sampling;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What tier agents were given for a month. The step that decides on tiers stands above this one and answers here. */
public interface LastTiers {

    /** By agent, in one statement; who has none is left out. */
    Map<UUID, String> tiers(Collection<UUID> agents, YearMonth month);
}
