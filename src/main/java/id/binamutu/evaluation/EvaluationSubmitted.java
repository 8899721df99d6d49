package id.binamutu.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An evaluation was submitted and never changes from now on.
 *
 * @param score 0 to 100
 * @param random whether its sample was drawn by chance
 * @param findingIds empty when it found nothing
 */
public record EvaluationSubmitted(
        UUID evaluationId,
        UUID sampleId,
        UUID interactionId,
        UUID agentId,
        UUID teamId,
        UUID evaluatorId,
        Verdict verdict,
        BigDecimal score,
        boolean random,
        List<UUID> findingIds,
        Instant submittedAt) {}
