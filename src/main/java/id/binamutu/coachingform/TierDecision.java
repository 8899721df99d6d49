package id.binamutu.coachingform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tier and how the policy came to it.
 *
 * @param steps the rules that applied, in their order, each with the tier that it led to; never empty
 * @param acrossBands whether the quality's interval reaches into another band, so that chance may have decided
 */
record TierDecision(
        Tier tier,
        List<Step> steps,
        @Nullable String productivityBand,
        @Nullable String qualityBand,
        boolean acrossBands) {
    enum Rule {
        /** Without productivity or quality nothing can be decided. */
        INCOMPLETE,
        TABLE,
        CRITICAL,
        REPEATED,
        TOO_FEW_SAMPLES
    }

    record Step(Rule rule, Tier tier) {}

    public boolean isIncomplete() {
        return steps.get(0).rule() == Rule.INCOMPLETE;
    }

    static TierDecision decide(TierPolicy policy, TierValues values) {
        BigDecimal productivity = values.productivity();
        BigDecimal quality = values.quality();
        if (productivity == null || quality == null) {
            return new TierDecision(
                    Tier.NONE,
                    List.of(new Step(Rule.INCOMPLETE, Tier.NONE)),
                    productivity == null
                            ? null
                            : name(policy.productivityBands(), policy.productivityBand(productivity)),
                    quality == null ? null : name(policy.qualityBands(), policy.qualityBand(quality)),
                    false);
        }
        int column = policy.productivityBand(productivity);
        int row = policy.qualityBand(quality);
        Tier tier = policy.cell(row, column);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Rule.TABLE, tier));

        boolean critical = policy.criticalLimit() > 0 && values.criticalErrors() >= policy.criticalLimit();
        if (critical && policy.criticalTier().isGraverThan(tier)) {
            tier = policy.criticalTier();
            steps.add(new Step(Rule.CRITICAL, tier));
        }
        Tier earlier = values.earlier();
        if (tier.isGuidance()
                && earlier != null
                && earlier.isGuidance()
                && earlier.next().isGraverThan(tier)) {
            tier = earlier.next();
            steps.add(new Step(Rule.REPEATED, tier));
        }
        if (tier.isGuidance() && values.samples() < policy.minimumSamples()) {
            tier = Tier.IMPROVEMENT;
            steps.add(new Step(Rule.TOO_FEW_SAMPLES, tier));
        }
        return new TierDecision(
                tier,
                List.copyOf(steps),
                name(policy.productivityBands(), column),
                name(policy.qualityBands(), row),
                reachesOut(policy, row, values));
    }

    private static boolean reachesOut(TierPolicy policy, int row, TierValues values) {
        return (values.qualityLow() != null && policy.qualityBand(values.qualityLow()) != row)
                || (values.qualityHigh() != null && policy.qualityBand(values.qualityHigh()) != row);
    }

    private static String name(List<TierPolicy.Band> bands, int position) {
        return bands.get(position).name();
    }
}
