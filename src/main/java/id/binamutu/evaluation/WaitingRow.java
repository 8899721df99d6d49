package id.binamutu.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** @param own whether the reader has scored it, and so cannot approve it */
record WaitingRow(
        UUID id,
        Instant happenedAt,
        Instant submittedAt,
        String agent,
        String team,
        String evaluator,
        boolean random,
        BigDecimal score,
        Verdict verdict,
        boolean own) {}
