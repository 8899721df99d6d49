package id.binamutu.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A new version follows a submitted evaluation, which from now on is history.
 *
 * @param evaluationId the new version
 * @param earlierIds all versions before it, oldest first
 * @param findingIds those that still stand
 * @param withdrawnIds findings of criteria that this version passes
 */
public record EvaluationRevised(
        UUID evaluationId,
        List<UUID> earlierIds,
        Revisions.Cause cause,
        UUID sampleId,
        UUID interactionId,
        UUID agentId,
        UUID teamId,
        UUID evaluatorId,
        Verdict verdict,
        BigDecimal score,
        boolean random,
        List<UUID> findingIds,
        List<UUID> withdrawnIds,
        Instant revisedAt) {}
