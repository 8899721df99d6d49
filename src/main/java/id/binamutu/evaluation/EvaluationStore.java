package id.binamutu.evaluation;

import id.binamutu.sampling.SampleView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.web.NotFoundException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of one evaluation: read and written singly, so that one answer costs one row. */
@Repository
class EvaluationStore {
    private static final String HEAD = """
            select id, sample_id, interaction_id, happened_at, agent_id, team_id, evaluator_id, scorecard_version_id, random,
                state = 'SUBMITTED' as submitted, started_at, submitted_at, verdict, score, customer_critical,
                business_critical, compliance_critical, revision, superseded_at, release_mode, release_at, released_at
            from evaluation where id = :id
            """;
    private static final String FINDING = """
            select coalesce(f.origin_id, f.id) as id, f.criterion_id, f.kind, f.severity, f.said, f.correct, f.article_id, f.correct_by, c.done, c.done_at,
                p.name as corrected_by
            from finding f left join correction c on c.finding_id = coalesce(f.origin_id, f.id) left join person p on p.id = c.recorded_by
            """;

    private final JdbcClient jdbc;

    EvaluationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    EvaluationHead head(UUID id) {
        return jdbc.sql(HEAD)
                .param("id", id)
                .query((row, n) -> head(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** Locked against a submission until the transaction ends. */
    EvaluationHead lockedHead(UUID id) {
        return jdbc.sql(HEAD + " for share")
                .param("id", id)
                .query((row, n) -> head(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    Optional<UUID> ofSample(UUID sampleId, UUID evaluatorId) {
        return jdbc.sql("""
                        select id from evaluation where sample_id = :sample and evaluator_id = :evaluator
                        and superseded_at is null order by started_at limit 1""")
                .param("sample", sampleId)
                .param("evaluator", evaluatorId)
                .query(UUID.class)
                .optional();
    }

    /** The newest draft that somebody else began on the sample. */
    Optional<OtherDraft> otherDraft(UUID sampleId, UUID evaluatorId) {
        return jdbc.sql("""
                select p.name, e.started_at from evaluation e join person p on p.id = e.evaluator_id
                where e.sample_id = :sample and e.evaluator_id <> :evaluator and e.state = 'DRAFT'
                order by e.started_at desc limit 1""")
                .param("sample", sampleId)
                .param("evaluator", evaluatorId)
                .query((row, n) -> new OtherDraft(row.getString("name"), instant(row.getTimestamp("started_at"))))
                .optional();
    }

    /** Which of the samples the evaluator has begun. */
    Set<UUID> begun(UUID evaluatorId, Set<UUID> sampleIds) {
        return sampleIds.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql(
                                "select sample_id from evaluation where evaluator_id = :evaluator and sample_id = any (:samples)")
                        .param("evaluator", evaluatorId)
                        .param("samples", sampleIds.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /** @return false when the evaluator has begun this sample on this version already: then nothing happens */
    boolean start(SampleView sample, Instant happenedAt, LocalDate happenedOn, UUID scorecardVersionId, Instant at) {
        return jdbc.sql("""
                insert into evaluation (id, sample_id, interaction_id, happened_at, happened_on, agent_id, team_id, evaluator_id,
                    scorecard_version_id, random, weight, state, started_at, version)
                values (uuidv7(), :sample, :interaction, :happenedAt, :happenedOn, :agent, :team, :evaluator, :scorecard, :random,
                    :weight, 'DRAFT', :startedAt, 0)
                on conflict (evaluator_id, sample_id, scorecard_version_id, revision) do nothing""")
                        .param("sample", sample.id())
                        .param("interaction", sample.interactionId())
                        .param("happenedAt", timestamp(happenedAt))
                        .param("happenedOn", happenedOn)
                        .param("agent", sample.agentId())
                        .param("team", sample.teamId())
                        .param("evaluator", sample.assigneeId())
                        .param("scorecard", scorecardVersionId)
                        .param("random", sample.random())
                        .param("weight", sample.weight())
                        .param("startedAt", timestamp(at))
                        .update()
                == 1;
    }

    /** How many samples somebody has scored since; corrections of one are not counted again. */
    long submittedBy(UUID evaluatorId, Instant since) {
        return jdbc.sql("""
                select count(*) from evaluation
                where evaluator_id = :evaluator and submitted_at >= :since and state = 'SUBMITTED' and revision = 1""")
                .param("evaluator", evaluatorId)
                .param("since", timestamp(since))
                .query(Long.class)
                .single();
    }

    Map<UUID, StoredAnswer> answers(UUID evaluationId) {
        Map<UUID, StoredAnswer> answers = new LinkedHashMap<>();
        jdbc.sql("select * from answer where evaluation_id = :id")
                .param("id", evaluationId)
                .query(row -> {
                    StoredAnswer answer = answer(row);
                    answers.put(answer.criterionId(), answer);
                });
        return answers;
    }

    /**
     * Writes an answer unless somebody else changed it since it was seen.
     *
     * @return the new revision; empty when the stored one is no longer the seen one
     */
    Optional<Integer> write(
            UUID evaluationId,
            UUID criterionId,
            @Nullable GivenAnswer given,
            @Nullable String comment,
            List<UUID> causes,
            int seenRevision,
            Instant at) {
        return jdbc.sql("""
                insert into answer (evaluation_id, criterion_id, not_applicable, yes, value, option_id, option_ids, number, comment,
                    causes, revision, saved_at)
                values (:evaluation, :criterion, :na, :yes, :value, :option, :options, :number, :comment, :causes, 1, :at)
                on conflict (evaluation_id, criterion_id) do update
                set not_applicable = excluded.not_applicable, yes = excluded.yes, value = excluded.value,
                    option_id = excluded.option_id, option_ids = excluded.option_ids, number = excluded.number,
                    comment = excluded.comment, causes = excluded.causes, revision = answer.revision + 1,
                    saved_at = excluded.saved_at
                where answer.revision = :seen
                returning revision""")
                .param("evaluation", evaluationId)
                .param("criterion", criterionId)
                .param("na", given != null && given.notApplicable(), Types.BOOLEAN)
                .param("yes", given == null ? null : given.yes(), Types.BOOLEAN)
                .param("value", given == null ? null : given.value(), Types.INTEGER)
                .param("option", given == null ? null : given.optionId(), Types.OTHER)
                .param(
                        "options",
                        given == null ? new UUID[0] : given.optionIds().toArray(UUID[]::new))
                .param("number", given == null ? null : given.number(), Types.NUMERIC)
                .param("comment", comment, Types.VARCHAR)
                .param("causes", causes.toArray(UUID[]::new))
                .param("seen", seenRevision, Types.INTEGER)
                .param("at", timestamp(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Integer.class)
                .optional();
    }

    List<EvidenceView> evidence(UUID evaluationId) {
        return jdbc.sql("""
                select id, criterion_id, message_position as position, quote, recording_id, from_ms, to_ms from evidence
                where evaluation_id = :id order by message_position, from_ms, to_ms, id""").param("id", evaluationId).query(EvidenceView.class).list();
    }

    UUID addEvidence(UUID evaluationId, UUID criterionId, int position, @Nullable String quote) {
        return jdbc.sql("""
                insert into evidence (id, evaluation_id, criterion_id, message_position, quote)
                values (uuidv7(), :evaluation, :criterion, :position, :quote)
                on conflict (evaluation_id, criterion_id, message_position) do update set quote = excluded.quote
                returning id""")
                .param("evaluation", evaluationId)
                .param("criterion", criterionId)
                .param("position", position)
                .param("quote", quote, Types.VARCHAR)
                .query(UUID.class)
                .single();
    }

    UUID addStretch(UUID evaluationId, UUID criterionId, UUID recordingId, int fromMs, int toMs) {
        return jdbc.sql("""
                insert into evidence (id, evaluation_id, criterion_id, recording_id, from_ms, to_ms)
                values (uuidv7(), :evaluation, :criterion, :recording, :from, :to)
                on conflict (evaluation_id, criterion_id, recording_id, from_ms, to_ms) do update set to_ms = excluded.to_ms
                returning id""")
                .param("evaluation", evaluationId)
                .param("criterion", criterionId)
                .param("recording", recordingId)
                .param("from", fromMs)
                .param("to", toMs)
                .query(UUID.class)
                .single();
    }

    void removeEvidence(UUID evaluationId, UUID evidenceId) {
        jdbc.sql("delete from evidence where id = :id and evaluation_id = :evaluation")
                .param("id", evidenceId)
                .param("evaluation", evaluationId)
                .update();
    }

    List<FindingLine> findings(UUID evaluationId) {
        return jdbc.sql(FINDING + " where f.evaluation_id = :id order by f.position")
                .param("id", evaluationId)
                .query((row, n) -> finding(row))
                .list();
    }

    /** @param once the page's own id for it; the same again adds nothing */
    UUID addFinding(UUID evaluationId, @Nullable UUID once, FindingForm form, Instant at, Instant correctBy) {
        return jdbc.sql("""
                insert into finding (id, evaluation_id, position, criterion_id, kind, severity, said, correct, article_id,
                    found_at, correct_by)
                values (coalesce(:once, uuidv7()), :evaluation, (select coalesce(max(position), 0) + 1 from finding where evaluation_id = :evaluation),
                    :criterion, :kind, :severity, :said, :correct, :article, :at, :correctBy)
                on conflict (id) do nothing
                returning id""")
                .param("once", once, Types.OTHER)
                .param("evaluation", evaluationId)
                .param("criterion", form.criterionId(), Types.OTHER)
                .param("kind", form.kind().name())
                .param("severity", form.severity().name())
                .param("said", form.said().strip())
                .param("correct", form.correct().strip())
                .param("article", form.articleId(), Types.OTHER)
                .param("at", timestamp(at))
                .param("correctBy", timestamp(correctBy))
                .query(UUID.class)
                .optional()
                .orElseGet(() -> Objects.requireNonNull(once));
    }

    int removeFinding(UUID evaluationId, UUID findingId) {
        return jdbc.sql("""
                delete from finding f where f.id = :id and f.evaluation_id = :evaluation
                and not exists (select from correction c where c.finding_id = f.id)""")
                .param("id", findingId)
                .param("evaluation", evaluationId)
                .update();
    }

    /** The last version of the evaluation that a finding belongs to. */
    UUID evaluationOf(UUID findingId) {
        return jdbc.sql("""
                select e.id from finding f join evaluation e on e.id = f.evaluation_id
                where f.id = :id or f.origin_id = :id order by e.revision desc limit 1""").param("id", findingId).query(UUID.class).optional().orElseThrow(NotFoundException::new);
    }

    /** @return false when it was recorded already */
    boolean addCorrection(UUID findingId, String done, Instant doneAt, UUID by, Instant at) {
        return jdbc.sql("""
                insert into correction (finding_id, done, done_at, recorded_by, recorded_at)
                values (:finding, :done, :doneAt, :by, :at) on conflict do nothing""")
                        .param("finding", findingId)
                        .param("done", done.strip())
                        .param("doneAt", timestamp(doneAt))
                        .param("by", by)
                        .param("at", timestamp(at))
                        .update()
                == 1;
    }

    boolean correctedWith(UUID findingId, String done, UUID by) {
        return jdbc.sql(
                        "select exists (select from correction where finding_id = :finding and done = :done and recorded_by = :by)")
                .param("finding", findingId)
                .param("done", done.strip())
                .param("by", by)
                .query(Boolean.class)
                .single();
    }

    /** All versions, the first one first. */
    List<VersionLine> versions(EvaluationHead head) {
        return jdbc.sql("""
                select e.id, e.revision, e.submitted_at, e.score, e.verdict, e.superseded_at is null as current, r.cause,
                    r.reason, p.name as revised_by
                from evaluation e
                left join evaluation_revision r on r.evaluation_id = e.id
                left join person p on p.id = r.revised_by
                where e.sample_id = :sample and e.evaluator_id = :evaluator
                  and e.scorecard_version_id = :scorecard and e.state = 'SUBMITTED'
                order by e.revision""")
                .param("sample", head.sampleId())
                .param("evaluator", head.evaluatorId())
                .param("scorecard", head.scorecardVersionId())
                .query(VersionLine.class)
                .list();
    }

    /** Findings that this version no longer has, as they were. */
    List<FindingLine> withdrawn(UUID evaluationId) {
        return jdbc.sql(FINDING + """
                 join finding_withdrawal w on w.finding_id = f.id
                where w.evaluation_id = :id order by f.position""")
                .param("id", evaluationId)
                .query((row, n) -> finding(row))
                .list();
    }

    void addSectionScores(UUID evaluationId, Map<UUID, BigDecimal> scores) {
        if (scores.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into section_score (evaluation_id, section_id, score)
                select :evaluation, section_id, score from unnest(:sections::uuid[], :scores::numeric[]) as s (section_id, score)""")
                .param("evaluation", evaluationId)
                .param("sections", scores.keySet().toArray(UUID[]::new))
                .param("scores", scores.values().toArray(BigDecimal[]::new))
                .update();
    }

    Map<UUID, BigDecimal> sectionScores(UUID evaluationId) {
        Map<UUID, BigDecimal> scores = new LinkedHashMap<>();
        jdbc.sql("select section_id, score from section_score where evaluation_id = :id")
                .param("id", evaluationId)
                .query(row -> {
                    scores.put(row.getObject("section_id", UUID.class), row.getBigDecimal("score"));
                });
        return scores;
    }

    Optional<AcknowledgementView> acknowledgement(UUID evaluationId) {
        return jdbc.sql("select comment, acknowledged_at from evaluation_acknowledgement where evaluation_id = :id")
                .param("id", evaluationId)
                .query((row, n) ->
                        new AcknowledgementView(row.getString("comment"), instant(row.getTimestamp("acknowledged_at"))))
                .optional();
    }

    /** @return false when it was acknowledged already */
    boolean acknowledge(UUID evaluationId, UUID agentId, @Nullable String comment, Instant at) {
        return jdbc.sql("""
                insert into evaluation_acknowledgement (evaluation_id, agent_id, comment, acknowledged_at)
                values (:evaluation, :agent, :comment, :at) on conflict do nothing""")
                        .param("evaluation", evaluationId)
                        .param("agent", agentId)
                        .param("comment", comment, Types.VARCHAR)
                        .param("at", timestamp(at))
                        .update()
                == 1;
    }

    private static EvaluationHead head(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return new EvaluationHead(
                row.getObject("id", UUID.class),
                row.getObject("sample_id", UUID.class),
                row.getObject("interaction_id", UUID.class),
                instant(row.getTimestamp("happened_at")),
                row.getObject("agent_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("evaluator_id", UUID.class),
                row.getObject("scorecard_version_id", UUID.class),
                row.getBoolean("random"),
                row.getBoolean("submitted"),
                instant(row.getTimestamp("started_at")),
                nullableInstant(row.getTimestamp("submitted_at")),
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getBigDecimal("score"),
                row.getInt("customer_critical"),
                row.getInt("business_critical"),
                row.getInt("compliance_critical"),
                row.getInt("revision"),
                nullableInstant(row.getTimestamp("superseded_at")),
                ReleaseMode.valueOf(row.getString("release_mode")),
                nullableInstant(row.getTimestamp("release_at")),
                nullableInstant(row.getTimestamp("released_at")));
    }

    static StoredAnswer answer(ResultSet row) throws SQLException {
        GivenAnswer given = new GivenAnswer(
                row.getBoolean("not_applicable"),
                (Boolean) row.getObject("yes"),
                (Integer) row.getObject("value"),
                row.getObject("option_id", UUID.class),
                uuids(row, "option_ids"),
                row.getBigDecimal("number"));
        return new StoredAnswer(
                row.getObject("criterion_id", UUID.class),
                given.empty() ? null : given,
                row.getString("comment"),
                uuids(row, "causes"),
                row.getInt("revision"));
    }

    private static List<UUID> uuids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }

    private static FindingLine finding(ResultSet row) throws SQLException {
        return new FindingLine(
                row.getObject("id", UUID.class),
                row.getObject("criterion_id", UUID.class),
                FindingKind.valueOf(row.getString("kind")),
                Severity.valueOf(row.getString("severity")),
                row.getString("said"),
                row.getString("correct"),
                row.getObject("article_id", UUID.class),
                instant(row.getTimestamp("correct_by")),
                row.getString("done"),
                nullableInstant(row.getTimestamp("done_at")),
                row.getString("corrected_by"));
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }

    static @Nullable Instant nullableInstant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
