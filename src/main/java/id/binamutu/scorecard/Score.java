package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the answers come to.
 *
 * @param total 0 to 100 with one decimal; null when no criterion counts
 * @param sections score by section id, with one decimal; a section in which no criterion counts is missing
 * @param failed criteria that got nothing
 * @param customerCritical how many customer-critical criteria failed
 * @param businessCritical the same for business-critical ones
 * @param complianceCritical the same for compliance-critical ones
 */
public record Score(
        @Nullable BigDecimal total,
        Map<UUID, BigDecimal> sections,
        Set<UUID> failed,
        int customerCritical,
        int businessCritical,
        int complianceCritical) {
    public Score {
        sections = Map.copyOf(sections);
        failed = Set.copyOf(failed);
    }

    public int criticalErrors() {
        return customerCritical + businessCritical + complianceCritical;
    }
}
