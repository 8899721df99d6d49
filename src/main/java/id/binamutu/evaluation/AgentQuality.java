package id.binamutu.evaluation;

import id.binamutu.statistics.Interval;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent's quality in a month, after submitted evaluations of conversations that took place in it.
 *
 * @param quality mean score of random samples with its interval; null when there is none
 * @param targeted how many targeted evaluations there are; they are not in the estimate
 * @param nonconforming evaluations of both kinds with the verdict Tidak sesuai
 * @param customerCritical random evaluations with at least one customer-critical error
 * @param businessCritical the same for business-critical errors
 * @param complianceCritical the same for compliance-critical errors
 */
public record AgentQuality(
        UUID agentId,
        @Nullable Interval quality,
        long targeted,
        long nonconforming,
        long customerCritical,
        long businessCritical,
        long complianceCritical) {
    /** Random samples that the estimate rests on. */
    public long randomCount() {
        return quality == null ? 0 : quality.n();
    }

    public long criticalErrors() {
        return customerCritical + businessCritical + complianceCritical;
    }
}
