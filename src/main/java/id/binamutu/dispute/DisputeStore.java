package id.binamutu.dispute;

import id.binamutu.storage.StoredFile;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was said and decided in disputes: only ever added to. */
@Repository
class DisputeStore {
    /**
     * A disputed criterion.
     *
     * @param given code of the answer that is disputed
     * @param proposed code of the answer that the agent proposes
     */
    record Item(UUID criterionId, String given, String proposed, String reason) {}

    record Decision(
            UUID id,
            int stage,
            UUID decidedBy,
            Instant decidedAt,
            boolean late,
            @Nullable UUID resultId) {}

    /** @param answer code of the answer from now on; null when it stays */
    record Ruled(
            UUID decisionId,
            UUID criterionId,
            Ruling ruling,
            @Nullable String answer,
            String reason) {}

    record Appeal(int toStage, String reason, Instant appealedAt) {}

    record Attached(UUID fileId, String name, long size) {}

    private final JdbcClient jdbc;

    DisputeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty when this version is disputed already: of two at once, one is made */
    Optional<UUID> open(
            UUID evaluationId,
            UUID agentId,
            UUID teamId,
            UUID evaluatorId,
            LocalDate dueOn,
            List<Item> items,
            Instant at) {
        Optional<UUID> made = jdbc.sql("""
                insert into dispute (id, version, evaluation_id, standing_id, agent_id, team_id, evaluator_id, submitted_at, state,
                    stage, decider_id, due_on)
                values (uuidv7(), 0, :evaluation, :evaluation, :agent, :team, :evaluator, :at, 'WAITING', 1, :evaluator, :due)
                on conflict (evaluation_id) do nothing returning id""")
                .param("evaluation", evaluationId)
                .param("agent", agentId)
                .param("team", teamId)
                .param("evaluator", evaluatorId)
                .param("at", utc(at))
                .param("due", dueOn)
                .query(UUID.class)
                .optional();
        made.ifPresent(id -> items.forEach(item -> jdbc.sql("""
                insert into dispute_item (dispute_id, criterion_id, given, proposed, reason)
                values (:dispute, :criterion, :given, :proposed, :reason)""")
                .param("dispute", id)
                .param("criterion", item.criterionId())
                .param("given", item.given())
                .param("proposed", item.proposed())
                .param("reason", item.reason())
                .update()));
        return made;
    }

    void attach(UUID disputeId, StoredFile file) {
        jdbc.sql(
                        "insert into dispute_attachment (dispute_id, file_id, name, size) values (:dispute, :file, :name, :size)")
                .param("dispute", disputeId)
                .param("file", file.id())
                .param("name", file.name())
                .param("size", file.size())
                .update();
    }

    List<Item> items(UUID disputeId) {
        return jdbc.sql("select criterion_id, given, proposed, reason from dispute_item where dispute_id = :id")
                .param("id", disputeId)
                .query(Item.class)
                .list();
    }

    List<Attached> attachments(UUID disputeId) {
        return jdbc.sql(
                        "select file_id, name, size from dispute_attachment where dispute_id = :id order by name, file_id")
                .param("id", disputeId)
                .query(Attached.class)
                .list();
    }

    List<Decision> decisions(UUID disputeId) {
        return jdbc.sql("""
                select id, stage, decided_by, decided_at, late, result_id from dispute_decision where dispute_id = :id
                order by stage""").param("id", disputeId).query(Decision.class).list();
    }

    List<Ruled> rulings(UUID disputeId) {
        return jdbc.sql("""
                select r.decision_id, r.criterion_id, r.ruling, r.answer, r.reason
                from dispute_ruling r join dispute_decision d on d.id = r.decision_id
                where d.dispute_id = :id order by d.stage""").param("id", disputeId).query(Ruled.class).list();
    }

    List<Appeal> appeals(UUID disputeId) {
        return jdbc.sql(
                        "select to_stage, reason, appealed_at from dispute_appeal where dispute_id = :id order by to_stage")
                .param("id", disputeId)
                .query(Appeal.class)
                .list();
    }

    void appeal(UUID disputeId, int toStage, String reason, Instant at) {
        jdbc.sql(
                        "insert into dispute_appeal (dispute_id, to_stage, reason, appealed_at) values (:id, :stage, :reason, :at)")
                .param("id", disputeId)
                .param("stage", toStage)
                .param("reason", reason)
                .param("at", utc(at))
                .update();
    }

    void decide(
            UUID disputeId,
            int stage,
            UUID by,
            Instant at,
            boolean late,
            @Nullable UUID resultId,
            List<RulingForm.Line> rulings) {
        UUID decision = jdbc.sql("""
                insert into dispute_decision (id, dispute_id, stage, decided_by, decided_at, late, result_id)
                values (uuidv7(), :dispute, :stage, :by, :at, :late, :result) returning id""")
                .param("dispute", disputeId)
                .param("stage", stage)
                .param("by", by)
                .param("at", utc(at))
                .param("late", late)
                .param("result", resultId, Types.OTHER)
                .query(UUID.class)
                .single();
        rulings.forEach(line -> jdbc.sql("""
                insert into dispute_ruling (decision_id, criterion_id, ruling, answer, reason)
                values (:decision, :criterion, :ruling, :answer, :reason)""")
                .param("decision", decision)
                .param("criterion", line.criterionId())
                .param("ruling", line.ruling().name())
                .param("answer", line.answer(), Types.VARCHAR)
                .param("reason", line.reason())
                .update());
    }

    /** Who has decided a stage of it. */
    Set<UUID> deciders(UUID disputeId) {
        return Set.copyOf(jdbc.sql("select decided_by from dispute_decision where dispute_id = :id")
                .param("id", disputeId)
                .query(UUID.class)
                .list());
    }

    /** Whether somebody argues about this version, or about what became of it. */
    Optional<UUID> openAbout(UUID evaluationId) {
        return jdbc.sql("""
                select id from dispute where standing_id = :id and state in ('WAITING', 'ANSWERED')""").param("id", evaluationId).query(UUID.class).optional();
    }

    /** Answered ones that the agent did not take on in time. */
    List<UUID> lapsed(LocalDate today) {
        return jdbc.sql("select id from dispute where state = 'ANSWERED' and appeal_until < :today order by id")
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
