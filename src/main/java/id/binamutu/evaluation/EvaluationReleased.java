package id.binamutu.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The agent may read a submitted evaluation from now on.
 *
 * @param findingIds empty when it found nothing
 */
public record EvaluationReleased(
        UUID evaluationId,
        UUID agentId,
        UUID teamId,
        UUID evaluatorId,
        Verdict verdict,
        List<UUID> findingIds,
        Instant submittedAt,
        Instant releasedAt) {}
