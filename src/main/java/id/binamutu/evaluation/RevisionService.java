package id.binamutu.evaluation;

import static id.binamutu.evaluation.EvaluationStore.timestamp;

import id.binamutu.audit.Trail;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.Scorecards;
import id.binamutu.web.Formats;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RevisionService implements Revisions {
    private final EvaluationStore store;
    private final Scorecards scorecards;
    private final JdbcClient jdbc;
    private final Worklist worklist;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Formats formats;
    private final Clock clock;

    RevisionService(
            EvaluationStore store,
            Scorecards scorecards,
            JdbcClient jdbc,
            Worklist worklist,
            Trail trail,
            ApplicationEventPublisher events,
            Formats formats,
            Clock clock) {
        this.store = store;
        this.scorecards = scorecards;
        this.jdbc = jdbc;
        this.worklist = worklist;
        this.trail = trail;
        this.events = events;
        this.formats = formats;
        this.clock = clock;
    }

    /** What changes, and what it comes to. */
    private record Revised(Map<UUID, StoredAnswer> changed, Score before, Score score, CriteriaTally tally) {
        /** A finding stands unless its criterion was changed, or fell away, and does not fail any more. */
        boolean stands(@Nullable UUID criterionId) {
            return criterionId == null
                    || score.failed().contains(criterionId)
                    || !(before.failed().contains(criterionId) || changed.containsKey(criterionId));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Preview check(UUID evaluationId, Map<UUID, Change> changes, Cause cause) {
        Revised revised = revised(store.head(evaluationId), changes, cause);
        return new Preview(
                total(revised.score()),
                revised.score().failed().stream()
                        .filter(criterion -> !revised.before().failed().contains(criterion))
                        .collect(Collectors.toSet()));
    }

    @Override
    public UUID revise(UUID evaluationId, Map<UUID, Change> changes, Cause cause, String reason, UUID by) {
        EvaluationHead head = store.head(evaluationId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Of two at once the second waits here, and finds that it is not the version that stands any more.
        if (jdbc.sql(
                                "update evaluation set superseded_at = :now where id = :id and state = 'SUBMITTED' and superseded_at is null")
                        .param("now", timestamp(now))
                        .param("id", evaluationId)
                        .update()
                == 0) {
            throw RuleViolation.of("evaluation.error.superseded");
        }
        Revised revised = revised(head, changes, cause);
        Score score = revised.score();
        List<FindingLine> findings = store.findings(evaluationId);
        List<FindingLine> standing = findings.stream()
                .filter(finding -> revised.stands(finding.criterionId()))
                .toList();
        List<FindingLine> withdrawn =
                findings.stream().filter(finding -> !standing.contains(finding)).toList();
        Verdict verdict = EvaluationService.verdict(score, standing.size());
        UUID id = copy(evaluationId, standing);
        revised.changed().values().forEach(answer -> put(id, answer, now));
        store.addSectionScores(id, score.sections());
        withdrawn.forEach(finding -> withdraw(finding.id(), id));
        jdbc.sql(
                        "insert into evaluation_revision (evaluation_id, cause, reason, revised_by) values (:id, :cause, :reason, :by)")
                .param("id", id)
                .param("cause", cause.name())
                .param("reason", reason.strip())
                .param("by", by)
                .update();
        close(id, score, revised.tally(), verdict, by, now);
        tell(head, id, score, withdrawn);
        trail.record(
                "evaluation.revised",
                "evaluation",
                id,
                Map.of(
                        "revises", evaluationId,
                        "cause", cause.name(),
                        "scoreBefore", String.valueOf(head.score()),
                        "score", String.valueOf(score.total()),
                        "verdict", verdict.name(),
                        "criteria", revised.changed().size()));
        events.publishEvent(new EvaluationRevised(
                id,
                store.versions(head).stream()
                        .map(VersionLine::id)
                        .filter(version -> !version.equals(id))
                        .toList(),
                cause,
                head.sampleId(),
                head.interactionId(),
                head.agentId(),
                head.teamId(),
                head.evaluatorId(),
                verdict,
                total(score),
                head.random(),
                standing.stream().map(FindingLine::id).toList(),
                withdrawn.stream().map(FindingLine::id).toList(),
                now));
        return id;
    }

    private Revised revised(EvaluationHead head, Map<UUID, Change> changes, Cause cause) {
        if (head.supersededAt() != null) {
            throw RuleViolation.of("evaluation.error.superseded");
        }
        if (head.releasedAt() == null && cause == Cause.DISPUTE) {
            throw RuleViolation.of("evaluation.error.notReleased");
        }
        ScorecardView scorecard = scorecards.version(head.scorecardVersionId());
        Map<UUID, StoredAnswer> before = store.answers(head.id());
        Map<UUID, StoredAnswer> after = new LinkedHashMap<>(before);
        Map<UUID, StoredAnswer> changed = new LinkedHashMap<>();
        changes.forEach((criterionId, change) -> {
            CriterionView criterion = scorecard
                    .criterion(criterionId)
                    .filter(CriterionView::scored)
                    .orElseThrow(() -> RuleViolation.of("evaluation.error.otherCriterion"));
            StoredAnswer known = before.getOrDefault(criterionId, StoredAnswer.blank(criterionId));
            GivenAnswer given = StoredAnswer.parse(criterion, change.code());
            if (given == null) {
                throw RuleViolation.of("evaluation.error.noAnswer", criterion.number());
            }
            StoredAnswer answer = new StoredAnswer(
                    criterionId,
                    given,
                    change.comment(),
                    StoredAnswer.causes(criterion, given, known.causes()),
                    known.revision());
            after.put(criterionId, answer);
            changed.put(criterionId, answer);
        });
        if (changed.values().stream()
                .allMatch(answer -> before.containsKey(answer.criterionId())
                        && Objects.equals(
                                answer.given(), before.get(answer.criterionId()).given()))) {
            throw RuleViolation.of("evaluation.error.sameAnswers");
        }
        for (UUID criterionId :
                NoNewFaults.askedAnew(scorecard, Progress.given(scorecard, before), Progress.given(scorecard, after))) {
            StoredAnswer stored = after.getOrDefault(criterionId, StoredAnswer.blank(criterionId));
            if (cause == Cause.CORRECTION) {
                demandAnswer(scorecard, stored);
            } else if (stored.given() != null) {
                // Nobody was asked this when it was scored, so it is not held against the agent now.
                StoredAnswer unasked =
                        new StoredAnswer(criterionId, null, stored.comment(), List.of(), stored.revision());
                after.put(criterionId, unasked);
                changed.put(criterionId, unasked);
            }
        }
        if (cause == Cause.DISPUTE) {
            NoNewFaults.check(scorecard, Progress.given(scorecard, before), Progress.given(scorecard, after));
        }
        Score score = Progress.of(scorecard, after).score();
        if (score.total() == null) {
            throw RuleViolation.of("evaluation.error.noScore");
        }
        return new Revised(
                changed,
                Progress.of(scorecard, before).score(),
                score,
                CriteriaTally.of(scorecard, after, Progress.of(scorecard, after)));
    }

    private static void demandAnswer(ScorecardView scorecard, StoredAnswer stored) {
        CriterionView criterion = scorecard.criterion(stored.criterionId()).orElseThrow();
        if (criterion.scored() && stored.given() == null) {
            throw RuleViolation.of("evaluation.error.nowAsked", criterion.number());
        }
    }

    /** Whole rows, whatever columns they have; what is to be different is named. */
    private UUID copy(UUID from, List<FindingLine> findings) {
        UUID id = jdbc.sql("""
                insert into evaluation
                select (jsonb_populate_record(e, jsonb_build_object('id', uuidv7(), 'revises', e.id, 'revision', e.revision + 1,
                    'superseded_at', null, 'state', 'DRAFT', 'submitted_at', null, 'verdict', null, 'score', null,
                    'release_mode', 'AT_ONCE', 'release_at', null, 'released_at', null, 'released_by', null, 'version', 0))).*
                from evaluation e where e.id = :from returning id""").param("from", from).query(UUID.class).single();
        jdbc.sql("""
                insert into answer
                select (jsonb_populate_record(a, jsonb_build_object('evaluation_id', :id::uuid))).*
                from answer a where a.evaluation_id = :from""").param("id", id).param("from", from).update();
        jdbc.sql("""
                insert into evidence
                select (jsonb_populate_record(v, jsonb_build_object('id', uuidv7(), 'evaluation_id', :id::uuid))).*
                from evidence v where v.evaluation_id = :from""").param("id", id).param("from", from).update();
        jdbc.sql("""
                insert into finding
                select (jsonb_populate_record(f, jsonb_build_object('id', uuidv7(), 'evaluation_id', :id::uuid,
                    'origin_id', coalesce(f.origin_id, f.id)))).*
                from finding f where f.evaluation_id = :from and coalesce(f.origin_id, f.id) = any (:findings)""")
                .param("id", id)
                .param("from", from)
                .param("findings", findings.stream().map(FindingLine::id).toArray(UUID[]::new))
                .update();
        return id;
    }

    private void put(UUID id, StoredAnswer answer, Instant now) {
        if (store.write(
                        id,
                        answer.criterionId(),
                        answer.given(),
                        answer.comment(),
                        answer.causes(),
                        answer.revision(),
                        now)
                .isEmpty()) {
            throw new IllegalStateException("nobody else writes to a version that nobody sees yet");
        }
    }

    private void withdraw(UUID findingId, UUID byVersion) {
        jdbc.sql("insert into finding_withdrawal (finding_id, evaluation_id) values (:finding, :evaluation)")
                .param("finding", findingId)
                .param("evaluation", byVersion)
                .update();
    }

    private void close(UUID id, Score score, CriteriaTally tally, Verdict verdict, UUID by, Instant now) {
        jdbc.sql("""
                update evaluation set state = 'SUBMITTED', submitted_at = :now, verdict = :verdict, score = :score,
                    customer_critical = :customer, business_critical = :business, compliance_critical = :compliance,
                    failed = :failed, uncounted = :uncounted, causes = :causes, released_at = :now, released_by = :by
                where id = :id""")
                .param("now", timestamp(now))
                .param("verdict", verdict.name())
                .param("score", total(score))
                .param("customer", score.customerCritical())
                .param("business", score.businessCritical())
                .param("compliance", score.complianceCritical())
                .param("failed", tally.failed().toArray(UUID[]::new))
                .param("uncounted", tally.uncounted().toArray(UUID[]::new))
                .param("causes", tally.causes().toArray(UUID[]::new))
                .param("by", by)
                .param("id", id)
                .update();
    }

    /** The agent reads the new version instead of the old one; customers of withdrawn findings need not be told anything. */
    private void tell(EvaluationHead head, UUID id, Score score, List<FindingLine> withdrawn) {
        worklist.done(EvaluationService.ACKNOWLEDGE, head.id());
        worklist.open(new NewWorkItem(
                EvaluationService.ACKNOWLEDGE,
                id,
                head.agentId(),
                head.teamId(),
                2,
                List.of(formats.dateTime(head.happenedAt()), formats.number(score.total())),
                "/evaluations/" + id,
                null));
        withdrawn.forEach(finding -> worklist.done(EvaluationService.CORRECT, finding.id()));
    }

    private static BigDecimal total(Score score) {
        return Objects.requireNonNull(score.total());
    }
}
