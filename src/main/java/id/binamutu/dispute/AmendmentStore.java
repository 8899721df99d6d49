package id.binamutu.dispute;

import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AmendmentStore {
    record Row(
            UUID id,
            UUID evaluationId,
            UUID agentId,
            UUID teamId,
            UUID evaluatorId,
            String reason,
            UUID proposedBy,
            Instant proposedAt,
            Amendment.State state,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decision,
            @Nullable UUID resultId,
            List<Integer> added) {}

    /** A line of the list. */
    record Listed(
            UUID id,
            Instant proposedAt,
            String agent,
            String evaluator,
            String proposedBy,
            Amendment.State state,
            long criteria) {}

    private final JdbcClient jdbc;

    AmendmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID propose(ScoredEvaluation evaluation, String reason, UUID by, Instant at, List<AmendmentForm.Line> lines) {
        UUID id = jdbc.sql("""
                insert into amendment (id, evaluation_id, agent_id, team_id, evaluator_id, reason, proposed_by, proposed_at, state)
                values (uuidv7(), :evaluation, :agent, :team, :evaluator, :reason, :by, :at, 'PROPOSED') returning id""")
                .param("evaluation", evaluation.id())
                .param("agent", evaluation.agentId())
                .param("team", evaluation.teamId())
                .param("evaluator", evaluation.evaluatorId())
                .param("reason", reason)
                .param("by", by)
                .param("at", DisputeStore.utc(at))
                .query(UUID.class)
                .single();
        lines.forEach(line -> jdbc.sql("""
                insert into amendment_change (amendment_id, criterion_id, given, proposed, comment)
                values (:id, :criterion, :given, :proposed, :comment)""")
                .param("id", id)
                .param("criterion", line.criterionId())
                .param("given", line.given())
                .param("proposed", line.proposed())
                .param("comment", line.comment(), Types.VARCHAR)
                .update());
        return id;
    }

    List<AmendmentForm.Line> lines(UUID id) {
        return jdbc.sql("""
                select c.criterion_id, c.given, c.proposed, c.comment from amendment_change c
                join scorecard_criterion k on k.id = c.criterion_id
                where c.amendment_id = :id order by k.position, c.criterion_id""").param("id", id).query(AmendmentForm.Line.class).list();
    }

    Row find(UUID id) {
        return one("select * from amendment where id = :id", id);
    }

    /** Of two decisions at once the second waits, and finds it decided. */
    Row locked(UUID id) {
        return one("select * from amendment where id = :id for update", id);
    }

    private Row one(String sql, UUID id) {
        return jdbc.sql(sql)
                .param("id", id)
                .query((row, n) -> row(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    Optional<UUID> openAbout(UUID evaluationId) {
        return jdbc.sql("select id from amendment where evaluation_id = :id and state = 'PROPOSED'")
                .param("id", evaluationId)
                .query(UUID.class)
                .optional();
    }

    void approve(UUID id, UUID by, Instant at, @Nullable String words, UUID resultId, List<Integer> added) {
        jdbc.sql("""
                update amendment set state = 'APPROVED', decided_by = :by, decided_at = :at, decision = :words,
                  result_id = :result, added = :added
                where id = :id""")
                .param("by", by)
                .param("at", DisputeStore.utc(at))
                .param("words", words, Types.VARCHAR)
                .param("result", resultId)
                .param("added", added.toArray(Integer[]::new))
                .param("id", id)
                .update();
    }

    void end(UUID id, Amendment.State state, UUID by, Instant at, @Nullable String words) {
        jdbc.sql(
                        "update amendment set state = :state, decided_by = :by, decided_at = :at, decision = :words where id = :id")
                .param("state", state.name())
                .param("by", by)
                .param("at", DisputeStore.utc(at))
                .param("words", words, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** What the viewer may read, the newest first. */
    Page<Listed> list(Amendment.@Nullable State state, Viewer viewer, Pageable page) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder(" where m.agent_id <> :viewer");
        parameters.put("viewer", viewer.id());
        if (!viewer.readsEveryTeam()) {
            where.append(" and (m.team_id = any (:led) or m.evaluator_id = :viewer or m.proposed_by = :viewer)");
            parameters.put("led", viewer.ledTeamIds().toArray(UUID[]::new));
        }
        if (state != null) {
            where.append(" and m.state = :state");
            parameters.put("state", state.name());
        }
        List<Listed> rows = jdbc.sql("""
                select m.id, m.proposed_at, a.name as agent, v.name as evaluator, p.name as proposed_by, m.state,
                  (select count(*) from amendment_change c where c.amendment_id = m.id) as criteria
                from amendment m
                join person a on a.id = m.agent_id
                join person v on v.id = m.evaluator_id
                join person p on p.id = m.proposed_by
                """ + where + " order by m.proposed_at desc, m.id limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(Listed.class)
                .list();
        long total = page.getOffset() == 0 && rows.size() < page.getPageSize()
                ? rows.size()
                : jdbc.sql("select count(*) from (select 1 from amendment m" + where + " limit " + DisputeQueries.MOST
                                + ") counted")
                        .params(parameters)
                        .query(Long.class)
                        .single();
        return new PageImpl<>(rows, page, total);
    }

    private static Row row(ResultSet row) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("evaluation_id", UUID.class),
                row.getObject("agent_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("evaluator_id", UUID.class),
                row.getString("reason"),
                row.getObject("proposed_by", UUID.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Amendment.State.valueOf(row.getString("state")),
                row.getObject("decided_by", UUID.class),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decision"),
                row.getObject("result_id", UUID.class),
                DisputePanel.numbers(row.getArray("added")));
    }
}
