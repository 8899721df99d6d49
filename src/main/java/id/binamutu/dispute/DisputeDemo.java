package id.binamutu.dispute;

import id.binamutu.evaluation.ScoredCriterion;
import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.evaluation.ScoredEvaluations;
import id.binamutu.people.Viewer;
import id.binamutu.scorecard.OptionView;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class DisputeDemo {
    private final DisputeService disputes;
    private final AmendmentService amendments;
    private final ScoredEvaluations evaluations;
    private final JdbcClient jdbc;

    DisputeDemo(DisputeService disputes, AmendmentService amendments, ScoredEvaluations evaluations, JdbcClient jdbc) {
        this.disputes = disputes;
        this.amendments = amendments;
        this.evaluations = evaluations;
        this.jdbc = jdbc;
    }

    /** An evaluation that its agent can see. */
    public record Released(UUID id, UUID agentId, Instant releasedAt) {}

    /** Those of a team in which something failed, or nothing did, the newest first. */
    public List<Released> released(UUID teamId, boolean failed, int most) {
        return jdbc.sql("""
                select id, agent_id, released_at from evaluation
                where team_id = :team and state = 'SUBMITTED' and superseded_at is null and released_at is not null
                  and (cardinality(failed) > 0) = :failed
                order by released_at desc, id limit :most""")
                .param("team", teamId)
                .param("failed", failed)
                .param("most", most)
                .query((row, n) -> new Released(
                        row.getObject("id", UUID.class),
                        row.getObject("agent_id", UUID.class),
                        row.getObject("released_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The agent wants everything for the first criterion in which something was lost. */
    public UUID dispute(UUID evaluationId, String reason, Viewer agent) {
        ScoredCriterion lost =
                DisputeService.disputable(evaluations.read(evaluationId)).get(0);
        UUID criterion = lost.criterion().id();
        return disputes.submit(
                evaluationId,
                new DisputeForm(Map.of(criterion, best(lost)), Map.of(criterion, reason)),
                List.of(),
                agent);
    }

    public void decide(UUID evaluationId, UUID disputeId, boolean accepted, String reason, Viewer decider) {
        UUID criterion = DisputeService.disputable(evaluations.read(evaluationId))
                .get(0)
                .criterion()
                .id();
        disputes.decide(
                disputeId,
                new RulingForm(
                        Map.of(criterion, (accepted ? Ruling.ACCEPTED : Ruling.DECLINED).name()),
                        Map.of(),
                        Map.of(criterion, reason)),
                decider);
    }

    public void goOn(UUID disputeId, int from, String reason, Viewer agent) {
        disputes.goOn(disputeId, from, reason, agent);
    }

    public void settle(UUID disputeId, Viewer agent) {
        disputes.settle(disputeId, agent);
    }

    /** The evaluator says that the first yes should have been a no. */
    public UUID amend(UUID evaluationId, String comment, String reason, Viewer evaluator) {
        ScoredEvaluation evaluation = evaluations.read(evaluationId);
        UUID criterion = evaluation.criteria().stream()
                .filter(one -> one.code().equals("yes") && !one.criterion().critical())
                .findFirst()
                .orElseThrow()
                .criterion()
                .id();
        return amendments.propose(
                evaluationId,
                new AmendmentForm(Map.of(criterion, "no"), Map.of(criterion, comment), reason),
                evaluator);
    }

    private static String best(ScoredCriterion lost) {
        return switch (lost.criterion().kind()) {
            case YES_NO -> "yes";
            case SCALE -> String.valueOf(lost.criterion().maximum());
            default ->
                lost.criterion().options().stream()
                        .max(Comparator.comparing(OptionView::points))
                        .orElseThrow()
                        .id()
                        .toString();
        };
    }
}
