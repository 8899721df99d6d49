package id.binamutu.coachingform;

import id.binamutu.evaluation.AgentQuality;
import id.binamutu.evaluation.QualityFigures;
import id.binamutu.productivity.AgentProductivity;
import id.binamutu.productivity.ProductivityFigures;
import id.binamutu.statistics.Interval;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the policy of today comes to for the agents of a team: a constant number of statements, however many agents. */
@Component
class TierProposals {
    private final TierPolicies policies;
    private final ProductivityFigures productivity;
    private final QualityFigures quality;
    private final FormRepository forms;

    TierProposals(
            TierPolicies policies, ProductivityFigures productivity, QualityFigures quality, FormRepository forms) {
        this.policies = policies;
        this.productivity = productivity;
        this.quality = quality;
        this.forms = forms;
    }

    Map<UUID, TierProposal> of(UUID teamId, Collection<UUID> agentIds, YearMonth month) {
        TierPolicy policy = policies.current();
        Map<UUID, AgentProductivity> productivities = productivity.perAgent(agentIds, month);
        Map<UUID, AgentQuality> qualities = quality.perAgent(teamId, month);
        Map<UUID, CoachingForm> earlier = new HashMap<>();
        LocalDate first = month.atDay(1);
        forms.findGuidance(agentIds, first.minusMonths(policy.lapseMonths()), first)
                .forEach(form -> earlier.putIfAbsent(form.agentId(), form));
        Map<UUID, TierProposal> proposals = new HashMap<>();
        for (UUID agentId : agentIds) {
            CoachingForm before = earlier.get(agentId);
            TierValues values =
                    values(productivities.get(agentId), qualities.get(agentId), before == null ? null : before.tier());
            proposals.put(
                    agentId,
                    new TierProposal(
                            agentId,
                            policy,
                            values,
                            before == null ? null : before.id(),
                            TierDecision.decide(policy, values)));
        }
        return proposals;
    }

    private static TierValues values(
            @Nullable AgentProductivity productivity, @Nullable AgentQuality quality, @Nullable Tier earlier) {
        Interval interval = quality == null ? null : quality.quality();
        return new TierValues(
                TierValues.rounded(productivity == null ? null : productivity.percent()),
                productivity == null ? 0 : productivity.handled(),
                productivity == null ? 0 : productivity.target(),
                TierValues.rounded(interval == null ? null : interval.estimate()),
                TierValues.rounded(interval == null ? null : interval.low()),
                TierValues.rounded(interval == null ? null : interval.high()),
                interval == null ? 0 : interval.n(),
                quality == null ? 0 : quality.criticalErrors(),
                earlier);
    }
}
