package id.binamutu.dispute;

import id.binamutu.people.Viewer;
import id.binamutu.statistics.Interval;
import id.binamutu.statistics.Statistics;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists and figures of disputes. */
@Repository
@Transactional(readOnly = true)
class DisputeQueries {
    static final int MOST = 10_000;
    private static final String OVERTURNED = """
            exists (select from dispute_ruling r join dispute_decision x on x.id = r.decision_id
              where x.dispute_id = i.dispute_id and r.criterion_id = i.criterion_id and r.ruling <> 'DECLINED')""";

    private final JdbcClient jdbc;
    private final Clock clock;

    DisputeQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Disputes that the viewer may read. */
    Page<DisputeRow> list(DisputeFilter filter, Viewer viewer, Pageable page) {
        Map<String, Object> parameters = new HashMap<>();
        String from = """
                 from dispute d
                join person a on a.id = d.agent_id
                join person v on v.id = d.evaluator_id
                join team t on t.id = d.team_id
                where\s""" + where(filter, viewer, parameters);
        LocalDate today = LocalDate.now(clock);
        List<DisputeRow> rows = jdbc.sql("""
                select d.id, d.submitted_at, a.name as agent, t.name as team, v.name as evaluator, d.state, d.stage,
                  case when d.state = 'WAITING' then d.due_on end as due_on,
                  d.state = 'WAITING' and d.due_on < :today as late,
                  (select count(*) from dispute_item i where i.dispute_id = d.id) as criteria,
                  (select count(*) from dispute_item i where i.dispute_id = d.id and\s""" + OVERTURNED + ") as overturned" + from
                        + " order by d.submitted_at desc, d.id limit :limit offset :offset")
                .params(parameters)
                .param("today", today)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(DisputeRow.class)
                .list();
        long total = page.getOffset() == 0 && rows.size() < page.getPageSize()
                ? rows.size()
                : jdbc.sql("select count(*) from (select 1" + from + " limit " + MOST + ") counted")
                        .params(parameters)
                        .param("today", today)
                        .query(Long.class)
                        .single();
        return new PageImpl<>(rows, page, total);
    }

    private static String where(DisputeFilter filter, Viewer viewer, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (!viewer.readsEveryTeam()) {
            conditions.add("""
                    (d.agent_id = :viewer or d.team_id = any (:led) or d.evaluator_id = :viewer or d.decider_id = :viewer
                      or exists (select from dispute_decision x where x.dispute_id = d.id and x.decided_by = :viewer))""");
            parameters.put("viewer", viewer.id());
            parameters.put("led", viewer.ledTeamIds().toArray(UUID[]::new));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            conditions.add("(a.name ilike :q or v.name ilike :q)");
            parameters.put("q", "%" + filter.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (filter.state() != null) {
            conditions.add("d.state = :state");
            parameters.put("state", filter.state().name());
        }
        if (filter.stage() != null) {
            conditions.add("d.stage = :stage");
            parameters.put("stage", filter.stage());
        }
        if (Boolean.TRUE.equals(filter.late())) {
            conditions.add("d.state = 'WAITING' and d.due_on < :today");
        }
        return String.join(" and ", conditions);
    }

    /**
     * How often disputes of a criterion, or of an evaluator, were right.
     *
     * @param group the criterion's text or the evaluator's name
     * @param detail the scorecard's name; null for evaluators
     * @param share of the disputed criteria whose answer was changed, in whole or in part, 0 to 1
     */
    record Overturned(String group, @Nullable String detail, long overturned, Interval share) {}

    /** Of disputes that ended between the two days, the most disputed first. */
    List<Overturned> overturned(By by, @Nullable LocalDate from, @Nullable LocalDate to) {
        return jdbc.sql("select " + by.columns + ", count(*) as n, count(*) filter (where " + OVERTURNED + """
                ) as overturned
                from dispute d join dispute_item i on i.dispute_id = d.id
                join scorecard_criterion k on k.id = i.criterion_id
                join evaluation e on e.id = d.evaluation_id
                join scorecard_version u on u.id = e.scorecard_version_id
                join scorecard s on s.id = u.scorecard_id
                join person v on v.id = d.evaluator_id
                where d.state = 'CLOSED'
                  and (cast(:from as date) is null or d.closed_at >= cast(:from as date)::timestamp at time zone 'Asia/Jakarta')
                  and (cast(:to as date) is null
                    or d.closed_at < (cast(:to as date) + 1)::timestamp at time zone 'Asia/Jakarta')
                group by\s"""
                        + by.group + " order by n desc, 1 limit " + MOST)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new Overturned(
                        row.getString("name"),
                        row.getString("detail"),
                        row.getLong("overturned"),
                        share(row.getLong("overturned"), row.getLong("n"))))
                .list();
    }

    static Interval share(long overturned, long n) {
        Interval share = Statistics.wilson(overturned, n);
        return share == null ? new Interval(0, 0, 1, 0) : share;
    }

    enum By {
        CRITERION("k.text as name, s.name as detail", "k.text, s.name"),
        EVALUATOR("v.name as name, v.employee_id as detail", "v.id, v.name, v.employee_id");

        private final String columns;
        private final String group;

        By(String columns, String group) {
            this.columns = columns;
            this.group = group;
        }
    }
}
