package id.binamutu.coaching;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Coachings and commitments as lists: narrowed, sorted and paged in SQL, and only what the reader may see. */
@Service
@Transactional(readOnly = true)
class CoachingLists {
    static final int EXPORTED_AT_MOST = 10_000;

    private static final Map<String, String> SORTS = Map.of(
            "agent", "lower(p.name)",
            "team", "lower(t.name)",
            "openedAt", "c.opened_at",
            "dueAt", "c.due_at",
            "heldAt", "c.held_at",
            "writeBy", "c.write_by",
            "signedAt", "c.signed_at",
            "dueOn", "c.due_on");
    private static final List<String> OF_COACHING = List.of("agent", "team", "openedAt", "dueAt", "heldAt");
    private static final List<String> OF_COMMITMENT = List.of("agent", "team", "openedAt", "writeBy", "signedAt");
    private static final String COACHING_LATE = "(c.state in ('OPEN', 'PLANNED') and c.due_at < :now)";
    private static final String COMMITMENT_LATE = "(c.state = 'OPEN' and c.write_by < :now)";

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    CoachingLists(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    Page<CoachingRow> coachings(CoachingFilter filter, Viewer viewer, Pageable page) {
        return list(
                "c.id, c.state, cardinality(c.finding_ids) as findings, c.root_cause_category, c.opened_at, c.due_at, c.held_at, "
                        + COACHING_LATE + " as late",
                "coaching",
                COACHING_LATE,
                OF_COACHING,
                "c.opened_at desc, c.id",
                filter,
                viewer,
                page,
                (row, n) -> new CoachingRow(
                        row.getObject("id", UUID.class),
                        row.getString("employee_id"),
                        row.getString("agent_name"),
                        row.getString("team_name"),
                        row.getString("state"),
                        row.getInt("findings"),
                        row.getString("root_cause_category"),
                        instant(row, "opened_at"),
                        instant(row, "due_at"),
                        instantOrNull(row, "held_at"),
                        row.getBoolean("late")));
    }

    Page<CommitmentRow> commitments(CoachingFilter filter, Viewer viewer, Pageable page) {
        return list(
                "c.id, c.coaching_id, c.state, c.opened_at, c.write_by, c.signed_at, case when c.state = 'SIGNED' then c.due_on end as due_on, "
                        + COMMITMENT_LATE + " as late",
                "commitment",
                COMMITMENT_LATE,
                OF_COMMITMENT,
                "c.opened_at desc, c.id",
                filter,
                viewer,
                page,
                (row, n) -> new CommitmentRow(
                        row.getObject("id", UUID.class),
                        row.getObject("coaching_id", UUID.class),
                        row.getString("employee_id"),
                        row.getString("agent_name"),
                        row.getString("team_name"),
                        row.getString("state"),
                        instant(row, "opened_at"),
                        instant(row, "write_by"),
                        instantOrNull(row, "signed_at"),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("late")));
    }

    private <T> Page<T> list(
            String columns,
            String table,
            String late,
            List<String> sorts,
            String usual,
            CoachingFilter filter,
            Viewer viewer,
            Pageable page,
            RowMapper<T> mapper) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder();
        if (viewer.readsEveryTeam()) {
            where.append(" where true");
        } else {
            where.append(" where (c.team_id = any(:led) or c.agent_id = :me)");
            parameters.put("led", viewer.ledTeamIds().toArray(UUID[]::new));
            parameters.put("me", viewer.id());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            where.append(" and (p.name ilike :q or p.employee_id ilike :q)");
            parameters.put("q", "%" + filter.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (filter.agent() != null) {
            where.append(" and c.agent_id = :agent");
            parameters.put("agent", filter.agent());
        }
        if (filter.team() != null) {
            where.append(" and c.team_id = :team");
            parameters.put("team", filter.team());
        }
        if (filter.state() != null && !filter.state().isBlank()) {
            where.append(" and c.state = :state");
            parameters.put("state", filter.state());
        }
        YearMonth month = filter.month();
        if (month != null) {
            where.append(" and c.opened_at >= :from and c.opened_at < :until");
            parameters.put("from", start(month));
            parameters.put("until", start(month.plusMonths(1)));
        }
        if (filter.onlyLate()) {
            where.append(" and ").append(late);
        }
        String from =
                " from " + table + " c join person p on p.id = c.agent_id join team t on t.id = c.team_id" + where;
        String order = page.getSort().stream()
                .filter(one -> sorts.contains(one.getProperty()))
                .findFirst()
                .map(one -> SORTS.get(one.getProperty()) + (one.isAscending() ? " asc" : " desc") + " nulls last, c.id")
                .orElse(usual);
        List<T> rows = jdbc.sql("select " + columns + ", p.employee_id, p.name as agent_name, t.name as team_name"
                        + from + " order by " + order + " limit :limit offset :offset")
                .params(parameters)
                .param("now", utc(clock.instant()))
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(mapper)
                .list();
        long total = page.getOffset() == 0 && rows.size() < page.getPageSize()
                ? rows.size()
                : jdbc.sql("select count(*)" + from)
                        .params(parameters)
                        .param("now", utc(clock.instant()))
                        .query(Long.class)
                        .single();
        return new PageImpl<>(rows, page, total);
    }

    @Transactional
    void exported(String list, int rows, Viewer viewer) {
        trail.record(list + ".exported", "person", viewer.id(), Map.of("rows", rows));
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
