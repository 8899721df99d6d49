package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the answers come to.
 *
 * @param total 0 to 100 with one decimal; null when no criterion counts
 * @param sections score by section id, of both levels, with one decimal; a section in which no criterion counts is missing
 * @param failed criteria that got nothing
 * @param effects what each critical failure did, in the order of the form
 * @param bonus points that were earned on top, before the total was held at 100; 0 when there were none
 * @param customerCritical how many customer-critical criteria failed
 * @param businessCritical the same for business-critical ones
 * @param complianceCritical the same for compliance-critical ones
 */
public record Score(
        @Nullable BigDecimal total,
        Map<UUID, BigDecimal> sections,
        Set<UUID> failed,
        List<Effect> effects,
        BigDecimal bonus,
        int customerCritical,
        int businessCritical,
        int complianceCritical) {
    /**
     * A critical failure.
     *
     * @param before the total without this failure's effect, those further up the form included
     * @param after the total with it
     */
    public record Effect(
            UUID criterionId,
            CriticalClass criticalClass,
            CriticalEffect effect,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}

    public Score {
        sections = Map.copyOf(sections);
        failed = Set.copyOf(failed);
        effects = List.copyOf(effects);
    }

    public int criticalErrors() {
        return customerCritical + businessCritical + complianceCritical;
    }
}
