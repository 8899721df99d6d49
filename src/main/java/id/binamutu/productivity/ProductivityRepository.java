package id.binamutu.productivity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProductivityRepository {
    private static final Map<String, String> ORDERS = Map.of(
            "handled: ASC", "handled, p.name",
            "handled: DESC", "handled desc, p.name",
            "percent: ASC", "percent nulls first, p.name",
            "percent: DESC", "percent desc nulls last, p.name",
            "csat: ASC", "csat nulls first, p.name",
            "csat: DESC", "csat desc nulls last, p.name",
            "name: DESC", "p.name desc");

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ProductivityRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    record Key(UUID agentId, LocalDate day) {}

    Map<Key, DailyFigures> known(Collection<DailyFigures> figures) {
        Map<Key, DailyFigures> known = new HashMap<>();
        if (figures.isEmpty()) {
            return known;
        }
        List<UUID> agents = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        for (DailyFigures each : figures) {
            agents.add(each.agentId());
            days.add(each.day());
        }
        jdbc.sql(
                        "select d.* from productivity_day d join unnest(?::uuid[], ?::date[]) as k (agent_id, day) using (agent_id, day)")
                .param(agents.toArray(UUID[]::new))
                .param(days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query((row, number) -> figures(row))
                .list()
                .forEach(each -> known.put(new Key(each.agentId(), each.day()), each));
        return known;
    }

    void write(List<DailyFigures> figures) {
        template.batchUpdate("""
                insert into productivity_day
                    (agent_id, day, handled, target, aht_seconds, frt_seconds, adherence_percent, csat)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (agent_id, day) do update set handled = excluded.handled, target = excluded.target,
                    aht_seconds = excluded.aht_seconds, frt_seconds = excluded.frt_seconds,
                    adherence_percent = excluded.adherence_percent, csat = excluded.csat
                """, figures, 500, (statement, each) -> {
            statement.setObject(1, each.agentId());
            statement.setObject(2, each.day());
            statement.setInt(3, each.handled());
            statement.setInt(4, each.target());
            statement.setObject(5, each.ahtSeconds(), Types.INTEGER);
            statement.setObject(6, each.frtSeconds(), Types.INTEGER);
            statement.setBigDecimal(7, each.adherencePercent());
            statement.setBigDecimal(8, each.csat());
        });
    }

    Map<UUID, AgentProductivity> perAgent(Collection<UUID> agentIds, YearMonth month) {
        Map<UUID, AgentProductivity> result = new HashMap<>();
        if (agentIds.isEmpty()) {
            return result;
        }
        jdbc.sql("""
                        select agent_id, count(*) as days, sum(handled) as handled, sum(target) as target,
                            100.0 * sum(handled) / nullif(sum(target), 0) as percent,
                            sum(aht_seconds::bigint * handled) filter (where aht_seconds is not null)::float8
                                / nullif(sum(handled) filter (where aht_seconds is not null), 0) as aht,
                            avg(adherence_percent) as adherence, avg(csat) as csat
                        from productivity_day
                        where agent_id = any(?) and day between ? and ?
                        group by agent_id
                        """)
                .param(agentIds.toArray(UUID[]::new))
                .param(month.atDay(1))
                .param(month.atEndOfMonth())
                .query((row, number) -> new AgentProductivity(
                        row.getObject("agent_id", UUID.class),
                        row.getInt("days"),
                        row.getLong("handled"),
                        row.getLong("target"),
                        decimal(row, "percent"),
                        decimal(row, "aht"),
                        decimal(row, "adherence"),
                        decimal(row, "csat")))
                .list()
                .forEach(each -> result.put(each.agentId(), each));
        return result;
    }

    /** Agents of the teams in the month with what they did on the days on which they were in the team. */
    Page<MonthRow> month(Collection<UUID> teamIds, YearMonth month, String name, Pageable page) {
        List<MonthRow> rows = jdbc.sql(
                        """
                        select p.id, p.name, p.employee_id, t.id as team_id, t.name as team_name, count(d.day) as days,
                            coalesce(sum(d.handled), 0) as handled, coalesce(sum(d.target), 0) as target,
                            100.0 * sum(d.handled) / nullif(sum(d.target), 0) as percent,
                            sum(d.aht_seconds::bigint * d.handled) filter (where d.aht_seconds is not null)::float8
                                / nullif(sum(d.handled) filter (where d.aht_seconds is not null), 0) as aht,
                            avg(d.adherence_percent) as adherence, avg(d.csat) as csat,
                            count(*) over () as total
                        from team_membership m
                        join person p on p.id = m.agent_id
                        join team t on t.id = m.team_id
                        left join productivity_day d on d.agent_id = m.agent_id and d.day between :from and :to
                            and d.day >= m.valid_from and (m.valid_until is null or d.day <= m.valid_until)
                        where m.team_id = any(:teams) and m.valid_from <= :to
                            and (m.valid_until is null or m.valid_until >= :from)
                            and (:name = '' or p.name ilike :like or p.employee_id ilike :like)
                        group by p.id, p.name, p.employee_id, t.id, t.name
                        order by %s, p.id
                        limit :limit offset :offset
                        """.formatted(ORDERS.getOrDefault(page.getSort().toString(), "p.name")))
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .param("name", name)
                .param(
                        "like",
                        "%" + name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("limit", page.isPaged() ? page.getPageSize() : Integer.MAX_VALUE)
                .param("offset", page.isPaged() ? page.getOffset() : 0)
                .query((row, number) -> new MonthRow(
                        row.getObject("id", UUID.class),
                        row.getString("employee_id"),
                        row.getString("name"),
                        row.getObject("team_id", UUID.class),
                        row.getString("team_name"),
                        row.getInt("days"),
                        row.getLong("handled"),
                        row.getLong("target"),
                        decimal(row, "percent"),
                        decimal(row, "aht"),
                        decimal(row, "adherence"),
                        decimal(row, "csat"),
                        row.getLong("total")))
                .list();
        return new PageImpl<>(rows, page, rows.isEmpty() ? 0 : rows.get(0).total());
    }

    List<DailyFigures> days(UUID agentId, YearMonth month) {
        return jdbc.sql("select * from productivity_day where agent_id = ? and day between ? and ? order by day")
                .param(agentId)
                .param(month.atDay(1))
                .param(month.atEndOfMonth())
                .query((row, number) -> figures(row))
                .list();
    }

    private static DailyFigures figures(ResultSet row) throws SQLException {
        return new DailyFigures(
                row.getObject("agent_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getInt("handled"),
                row.getInt("target"),
                row.getObject("aht_seconds", Integer.class),
                row.getObject("frt_seconds", Integer.class),
                row.getBigDecimal("adherence_percent"),
                row.getBigDecimal("csat"));
    }

    private static @Nullable Double decimal(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
