package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import id.binamutu.sampling.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation without its answers. Verdict, score and time of submission are null in a draft.
 *
 * @param revision 1 for what the evaluator submitted, one more for each change afterwards
 * @param supersededAt null for the version that stands
 * @param releasedAt null until the agent sees it
 */
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
        int complianceCritical,
        int revision,
        @Nullable Instant supersededAt,
        ReleaseMode releaseMode,
        @Nullable Instant releaseAt,
        @Nullable Instant releasedAt) {

    /** Submitted, so with a score. */
    EvaluationPanel.Shown shown() {
        return new EvaluationPanel.Shown(
                id, agentId, teamId, evaluatorId, revision, current(), Objects.requireNonNull(score), releasedAt);
    }

    public boolean current() {
        return supersededAt == null;
    }

    public int criticalErrors() {
        return customerCritical + businessCritical + complianceCritical;
    }

    /** Only the evaluator, and only while leading the team or while the sample is moved to the evaluator. */
    boolean mayScore(Viewer viewer, Samples samples) {
        return evaluatorId.equals(viewer.id()) && samples.mayScore(sampleId, teamId, viewer);
    }

    /** A draft is nobody's but the evaluator's; who scored a moved sample reads what was scored; the agent what was released. */
    boolean mayRead(Viewer viewer, Samples samples) {
        return (submitted && viewer.mayReadTeam(teamId)) || isShownTo(viewer) || mayScore(viewer, samples);
    }

    /** Whether the viewer is the agent and may see it already. */
    boolean isShownTo(Viewer viewer) {
        return releasedAt != null && agentId.equals(viewer.id());
    }
}
