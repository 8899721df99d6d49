package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An evaluation without its answers. Verdict, score and time of submission are null in a draft. */
record EvaluationHead(
        UUID id,
        UUID sampleId,
        UUID interactionId,
        Instant happenedAt,
        UUID agentId,
        UUID teamId,
        UUID evaluatorId,
        UUID scorecardVersionId,
        boolean random,
        boolean submitted,
        Instant startedAt,
        @Nullable Instant submittedAt,
        @Nullable Verdict verdict,
        @Nullable BigDecimal score,
        int customerCritical,
        int businessCritical,
        int complianceCritical) {

    public int criticalErrors() {
        return customerCritical + businessCritical + complianceCritical;
    }

    /** Only the evaluator, and only while leading the team. */
    boolean mayScore(Viewer viewer) {
        return evaluatorId.equals(viewer.id()) && viewer.leads(teamId);
    }

    /** A draft is nobody's but the evaluator's. */
    boolean mayRead(Viewer viewer) {
        return submitted ? viewer.mayRead(teamId, agentId) : mayScore(viewer);
    }
}
