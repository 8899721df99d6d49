package id.binamutu.people;

import id.binamutu.web.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reading for the pages about people and teams. */
@Component
class PeopleQueries {

    private static final Map<String, String> COLUMNS = Map.of(
            "name", "lower(p.name)",
            "employeeId", "p.employee_id",
            "joinedOn", "p.joined_on",
            "team", "lower(today.name)");

    private static final String FROM = """
            from person p left join lateral (
              select string_agg(t.name, ', ' order by t.name) as name, array_agg(t.id) as ids from team t where t.id in (
                select team_id from team_membership where agent_id = p.id and daterange(valid_from, valid_until, '[]') @> :today
                union select team_id from team_leadership where leader_id = p.id and daterange(valid_from, valid_until, '[]') @> :today)
            ) today on true
            where (p.name ilike :q or p.employee_id ilike :q or p.email ilike :q)
              and (:role::text is null or exists (select from person_role r where r.person_id = p.id and r.role = :role))
              and (:team::uuid is null or :team = any(today.ids))
              and case :state when 'active' then p.active when 'inactive' then not p.active
                when 'noPassword' then p.active and p.password_hash is null else true end
            """;

    private static final String ROW = """
            select p.id, p.employee_id, p.name, p.email, p.joined_on, p.active, p.password_hash is not null as has_password,
              p.must_change_password, today.name as team,
              array(select r.role from person_role r where r.person_id = p.id order by r.role) as roles
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PeopleQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Page<PersonRow> people(PeopleFilter filter, Pageable page) {
        List<PersonRow> rows = filtered(ROW + FROM + orderBy(page.getSort()) + " limit :limit offset :offset", filter)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(PeopleQueries::row)
                .list();
        long total =
                filtered("select count(*) " + FROM, filter).query(Long.class).single();
        return new PageImpl<>(rows, page, total);
    }

    List<PersonRow> people(PeopleFilter filter, Sort sort) {
        return filtered(ROW + FROM + orderBy(sort), filter)
                .query(PeopleQueries::row)
                .list();
    }

    PersonRow person(UUID id) {
        return filtered(ROW + FROM + " and p.id = :id", new PeopleFilter(null, null, null, "all"))
                .param("id", id)
                .query(PeopleQueries::row)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    long withoutPassword() {
        return jdbc.sql("select count(*) from person where active and password_hash is null")
                .query(Long.class)
                .single();
    }

    List<HistoryRow> membershipsOf(UUID agentId) {
        return jdbc.sql("""
                        select t.id, t.name, m.valid_from, m.valid_until from team_membership m join team t on t.id = m.team_id
                        where m.agent_id = ? order by m.valid_from desc
                        """).param(agentId).query(HistoryRow.class).list();
    }

    List<HistoryRow> leadershipsOf(UUID leaderId) {
        return jdbc.sql("""
                        select t.id, t.name, l.valid_from, l.valid_until from team_leadership l join team t on t.id = l.team_id
                        where l.leader_id = ? order by l.valid_from desc
                        """).param(leaderId).query(HistoryRow.class).list();
    }

    List<HistoryRow> leadersOf(UUID teamId) {
        return jdbc.sql("""
                        select p.id, p.name, l.valid_from, l.valid_until from team_leadership l join person p on p.id = l.leader_id
                        where l.team_id = ? order by l.valid_from desc
                        """).param(teamId).query(HistoryRow.class).list();
    }

    /** Who is in the team today or comes later, by name. */
    List<HistoryRow> agentsOf(UUID teamId) {
        return jdbc.sql("""
                        select p.id, p.name, m.valid_from, m.valid_until from team_membership m join person p on p.id = m.agent_id
                        where m.team_id = ? and (m.valid_until is null or m.valid_until >= ?) order by lower(p.name), p.id
                        """)
                .param(teamId)
                .param(LocalDate.now(clock))
                .query(HistoryRow.class)
                .list();
    }

    Page<TeamRow> teams(String q, Pageable page) {
        String pattern = new PeopleFilter(q, null, null, null).pattern();
        String order = page.getSort().stream()
                .findFirst()
                .map(sort -> Map.of("name", "lower(t.name)", "leader", "lower(p.name)", "agents", "agents")
                                .getOrDefault(sort.getProperty(), "lower(t.name)")
                        + (sort.isDescending() ? " desc" : ""))
                .orElse("lower(t.name)");
        List<TeamRow> rows = jdbc.sql("""
                        select t.id, t.name, p.id as leader_id, p.name as leader,
                          (select count(*) from team_membership m where m.team_id = t.id
                            and daterange(m.valid_from, m.valid_until, '[]') @> :today) as agents
                        from team t
                        left join team_leadership l on l.team_id = t.id and daterange(l.valid_from, l.valid_until, '[]') @> :today
                        left join person p on p.id = l.leader_id
                        where t.name ilike :q or p.name ilike :q
                        order by %s nulls last, t.id limit :limit offset :offset
                        """.formatted(order))
                .param("today", LocalDate.now(clock))
                .param("q", pattern)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(TeamRow.class)
                .list();
        long total = jdbc.sql("""
                        select count(*) from team t
                        left join team_leadership l on l.team_id = t.id and daterange(l.valid_from, l.valid_until, '[]') @> :today
                        left join person p on p.id = l.leader_id
                        where t.name ilike :q or p.name ilike :q
                        """)
                .param("today", LocalDate.now(clock))
                .param("q", pattern)
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    private StatementSpec filtered(String sql, PeopleFilter filter) {
        return jdbc.sql(sql)
                .param("today", LocalDate.now(clock))
                .param("q", filter.pattern())
                .param("role", filter.role() == null ? null : filter.role().name())
                .param("team", filter.team())
                .param("state", filter.state());
    }

    private static String orderBy(Sort sort) {
        String asked = sort.stream()
                .filter(order -> COLUMNS.containsKey(order.getProperty()))
                .map(order ->
                        COLUMNS.get(order.getProperty()) + (order.isDescending() ? " desc" : "") + " nulls last, ")
                .collect(Collectors.joining());
        return " order by " + asked + "lower(p.name), p.id";
    }

    private static PersonRow row(ResultSet row, int number) throws SQLException {
        return new PersonRow(
                row.getObject("id", UUID.class),
                row.getString("employee_id"),
                row.getString("name"),
                row.getString("email"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .sorted()
                        .toList(),
                row.getString("team"),
                row.getObject("joined_on", LocalDate.class),
                row.getBoolean("active"),
                row.getBoolean("has_password"),
                row.getBoolean("must_change_password"));
    }
}
