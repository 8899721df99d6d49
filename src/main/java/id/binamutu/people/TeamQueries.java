package id.binamutu.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TeamQueries implements Teams {

    private static final String NAMED = """
            select t.id, t.name, (select l.leader_id from team_leadership l where l.team_id = t.id
              and daterange(l.valid_from, l.valid_until, '[]') @> :today) as leader_id
            from team t
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TeamQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<TeamName> all() {
        return jdbc.sql(NAMED + "order by lower(t.name), t.id")
                .param("today", LocalDate.now(clock))
                .query(TeamName.class)
                .list();
    }

    @Override
    public Map<UUID, TeamName> named(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(NAMED + "where t.id = any(:ids)")
                        .param("today", LocalDate.now(clock))
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(TeamName.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(TeamName::id, Function.identity()));
    }

    @Override
    public Optional<UUID> teamOf(UUID agentId, LocalDate day) {
        return jdbc.sql(
                        "select team_id from team_membership where agent_id = ? and daterange(valid_from, valid_until, '[]') @> ?")
                .param(agentId)
                .param(day)
                .query(UUID.class)
                .optional();
    }

    @Override
    public List<PersonName> members(UUID teamId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select p.id, p.employee_id, p.name from person p
                        where exists (select from team_membership m where m.agent_id = p.id and m.team_id = ?
                          and m.valid_from <= ? and (m.valid_until is null or m.valid_until >= ?))
                        order by lower(p.name), p.id
                        """)
                .param(teamId)
                .param(to)
                .param(from)
                .query(PersonName.class)
                .list();
    }

    @Override
    public List<Membership> memberships(Collection<UUID> teamIds, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select agent_id, team_id, valid_from, valid_until from team_membership
                        where valid_from <= :to and (valid_until is null or valid_until >= :from)
                          and (:everyTeam or team_id = any(:ids))
                        order by team_id, valid_from, agent_id
                        """)
                .param("from", from)
                .param("to", to)
                .param("everyTeam", teamIds.isEmpty())
                .param("ids", teamIds.toArray(UUID[]::new))
                .query(TeamQueries::membership)
                .list();
    }

    @Override
    public Optional<UUID> leaderOf(UUID teamId, LocalDate day) {
        return jdbc.sql(
                        "select leader_id from team_leadership where team_id = ? and daterange(valid_from, valid_until, '[]') @> ?")
                .param(teamId)
                .param(day)
                .query(UUID.class)
                .optional();
    }

    @Override
    public List<TeamSize> sized(Collection<UUID> teamIds, LocalDate day) {
        return jdbc.sql("""
                        select t.id, t.name, p.name as leader,
                          (select count(*) from team_membership m where m.team_id = t.id
                            and daterange(m.valid_from, m.valid_until, '[]') @> :day) as agents
                        from team t
                        left join team_leadership l on l.team_id = t.id and daterange(l.valid_from, l.valid_until, '[]') @> :day
                        left join person p on p.id = l.leader_id
                        where :everyTeam or t.id = any(:ids)
                        order by lower(t.name), t.id
                        """)
                .param("day", day)
                .param("everyTeam", teamIds.isEmpty())
                .param("ids", teamIds.toArray(UUID[]::new))
                .query(TeamSize.class)
                .list();
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        return new Membership(
                row.getObject("agent_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
