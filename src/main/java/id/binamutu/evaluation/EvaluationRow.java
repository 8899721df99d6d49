package id.binamutu.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A line of the list of submitted evaluations. */
record EvaluationRow(
        UUID id,
        UUID interactionId,
        Instant happenedAt,
        Instant submittedAt,
        String employeeId,
        String agent,
        String team,
        String evaluator,
        boolean random,
        BigDecimal score,
        Verdict verdict,
        int customerCritical,
        int businessCritical,
        int complianceCritical,
        long findings,
        boolean acknowledged) {
    public int criticalErrors() {
        return customerCritical + businessCritical + complianceCritical;
    }
}
