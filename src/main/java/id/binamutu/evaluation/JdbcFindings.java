package id.binamutu.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class JdbcFindings implements Findings {
    private final JdbcClient jdbc;

    JdbcFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<FindingView> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select f.id, f.evaluation_id, e.agent_id, e.team_id, k.text as criterion_name, f.kind, f.severity, f.said,
                    f.correct, f.article_id, c.done, c.done_at,
                    exists (select from finding_withdrawal w where w.finding_id = f.id) as withdrawn
                from finding f
                join evaluation e on e.id = f.evaluation_id
                left join scorecard_criterion k on k.id = f.criterion_id
                left join correction c on c.finding_id = f.id
                where f.id = any (:ids) order by f.found_at, f.evaluation_id, f.position""")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> new FindingView(
                        row.getObject("id", UUID.class),
                        row.getObject("evaluation_id", UUID.class),
                        row.getObject("agent_id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        row.getString("criterion_name"),
                        row.getString("kind"),
                        Severity.valueOf(row.getString("severity")),
                        row.getString("said"),
                        row.getString("correct"),
                        row.getObject("article_id", UUID.class),
                        row.getString("done"),
                        EvaluationStore.nullableInstant(row.getTimestamp("done_at")),
                        row.getBoolean("withdrawn")))
                .list();
    }
}
