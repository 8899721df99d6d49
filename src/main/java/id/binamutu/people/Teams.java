package id.binamutu.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Teams and who was in them when. Every method is one statement. */
public interface Teams {
    List<TeamName> all();

    Map<UUID, TeamName> named(Collection<UUID> ids);

    /** The team that the agent was in on a day. */
    Optional<UUID> teamOf(UUID agentId, LocalDate day);

    /** Agents who were in the team at any time between the two days, by name. */
    List<PersonName> members(UUID teamId, LocalDate from, LocalDate to);

    /** Memberships that touch the period, of the given teams; of all teams when none is given. */
    List<Membership> memberships(Collection<UUID> teamIds, LocalDate from, LocalDate to);

    /** Who leads the team on a day. */
    Optional<UUID> leaderOf(UUID teamId, LocalDate day);

    /** Leader and number of agents on a day, by name; of all teams when none is given. */
    List<TeamSize> sized(Collection<UUID> teamIds, LocalDate day);
}
