package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of evaluations, paged and filtered in SQL. */
@Repository
@Transactional(readOnly = true)
class EvaluationQueries {
    /** Counting goes no further: nobody pages through more, and a count of a million rows takes its time. */
    static final int MOST = 10_000;

    private static final Map<String, String> COLUMNS = Map.of(
            "happened", "e.happened_at",
            "submitted", "e.submitted_at",
            "score", "e.score",
            "agent", "lower(a.name)");

    private final JdbcClient jdbc;

    EvaluationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Submitted evaluations that the viewer may read. */
    Page<EvaluationRow> submitted(EvaluationFilter filter, Viewer viewer, Pageable page) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(filter, viewer, parameters);
        List<EvaluationRow> rows = jdbc.sql(select(where, page.getSort()) + " limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(EvaluationRow.class)
                .list();
        long total = jdbc.sql("select count(*) from (select 1 from evaluation e where " + where + " limit " + MOST
                        + ") counted")
                .params(parameters)
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    private static String select(String where, Sort sort) {
        return """
                select e.id, e.interaction_id, e.happened_at, e.submitted_at, a.employee_id, a.name as agent, t.name as team,
                    v.name as evaluator, e.random, e.score, e.verdict, e.customer_critical, e.business_critical,
                    e.compliance_critical, (select count(*) from finding f where f.evaluation_id = e.id) as findings,
                    exists (select from evaluation_acknowledgement k where k.evaluation_id = e.id) as acknowledged
                from evaluation e
                join person a on a.id = e.agent_id
                join team t on t.id = e.team_id
                join person v on v.id = e.evaluator_id
                where\s""" + where + " order by " + order(sort);
    }

    private static String order(Sort sort) {
        for (Sort.Order order : sort) {
            String column = COLUMNS.get(order.getProperty());
            if (column != null) {
                return column + (order.isAscending() ? " asc" : " desc") + ", e.id";
            }
        }
        return "e.happened_at desc, e.id";
    }

    private static String where(EvaluationFilter filter, Viewer viewer, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("e.state = 'SUBMITTED'", "e.superseded_at is null"));
        if (!viewer.readsEveryTeam()) {
            conditions.add("((e.agent_id = :viewer and e.released_at is not null) or e.team_id = any (:led))");
            parameters.put("viewer", viewer.id());
            parameters.put("led", viewer.ledTeamIds().toArray(UUID[]::new));
        }
        if (filter.period() != null) {
            conditions.add("e.happened_on between :from and :to");
            parameters.put("from", filter.period().atDay(1));
            LocalDate last = filter.period().atEndOfMonth();
            parameters.put("to", last);
        }
        if (filter.team() != null) {
            conditions.add("e.team_id = :team");
            parameters.put("team", filter.team());
        }
        if (filter.agent() != null) {
            conditions.add("e.agent_id = :agent");
            parameters.put("agent", filter.agent());
        }
        if (filter.verdict() != null) {
            conditions.add("e.verdict = :verdict");
            parameters.put("verdict", filter.verdict().name());
        }
        if (filter.random() != null) {
            conditions.add("e.random = :random");
            parameters.put("random", filter.random());
        }
        return String.join(" and ", conditions);
    }
}
