package id.binamutu.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * An evaluation in the list of the agent whom it is about.
 *
 * @param failed criteria that failed
 * @param revision more than 1 when it was changed after a dispute or a correction
 */
record OwnRow(
        UUID id,
        Instant happenedAt,
        boolean random,
        BigDecimal score,
        Band band,
        Verdict verdict,
        int failed,
        int criticalErrors,
        int revision,
        boolean acknowledged) {}
