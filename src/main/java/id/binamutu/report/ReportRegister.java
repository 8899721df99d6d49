package id.binamutu.report;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of reports, as far as the reader may see them. */
@Component
class ReportRegister {
    private static final String FROM = """
             from performance_report r
             join team t on t.id = r.team_id
             join person p on p.id = coalesce(r.submitted_by, r.written_by)
             left join report_acceptance a on a.report_id = r.id
             left join report_return b on b.report_id = r.id
             where (r.team_id = any(:led) or (:everyTeam and r.state <> 'DRAFT'))
               and (:period::date is null or r.period = :period)
               and (:team::uuid is null or r.team_id = :team)
               and (:state::text is null or r.state = :state)
            """;
    private static final String ROW = """
            select r.id, r.team_id, t.name as team, r.period, r.revision, r.state, p.name as leader, r.submitted_at,
              coalesce(a.accepted_at, b.returned_at) as decided_at""";
    private static final Map<String, String> ORDERS =
            Map.of("period", "r.period", "team", "lower(t.name)", "state", "r.state", "submitted", "r.submitted_at");

    private final JdbcClient jdbc;

    ReportRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Page<ReportRow> list(ReportFilter filter, Viewer viewer, Pageable page) {
        List<ReportRow> rows = filtered(
                        ROW + FROM + order(page.getSort()) + " limit :limit offset :offset", filter, viewer)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(ReportRegister::row)
                .list();
        boolean all = page.getOffset() == 0 && rows.size() < page.getPageSize();
        long total = all
                ? rows.size()
                : filtered("select count(*)" + FROM, filter, viewer)
                        .query(Long.class)
                        .single();
        return new PageImpl<>(rows, page, total);
    }

    /** Versions of the same team's month that the reader may see, newest first. */
    @Transactional(readOnly = true)
    public List<ReportRow> versions(UUID teamId, YearMonth month, Viewer viewer) {
        return filtered(ROW + FROM + " order by r.revision desc", new ReportFilter(month, teamId, null), viewer)
                .query(ReportRegister::row)
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, ReportFilter filter, Viewer viewer) {
        YearMonth period = filter.period();
        ReportState state = filter.state();
        return jdbc.sql(sql)
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .param("everyTeam", viewer.is(Role.MANAGER) || viewer.is(Role.COORDINATOR))
                .param("period", period == null ? null : period.atDay(1), java.sql.Types.DATE)
                .param("team", filter.team(), java.sql.Types.OTHER)
                .param("state", state == null ? null : state.name(), java.sql.Types.VARCHAR);
    }

    private static String order(Sort sort) {
        String by = sort.stream()
                .filter(order -> ORDERS.containsKey(order.getProperty()))
                .findFirst()
                .map(order ->
                        ORDERS.get(order.getProperty()) + (order.isAscending() ? " asc" : " desc") + " nulls last, ")
                .orElse("");
        return " order by " + by + "r.period desc, lower(t.name), r.team_id, r.revision desc";
    }

    private static ReportRow row(ResultSet row, int n) throws SQLException {
        return new ReportRow(
                row.getObject("id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getString("team"),
                YearMonth.from(row.getObject("period", LocalDate.class)),
                row.getInt("revision"),
                ReportState.valueOf(row.getString("state")),
                row.getString("leader"),
                instant(row, "submitted_at"),
                instant(row, "decided_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
