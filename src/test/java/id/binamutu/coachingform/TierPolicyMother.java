package id.binamutu.coachingform;

import static id.binamutu.coachingform.Tier.*;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Mother of policies: the table that the product starts with. */
final class TierPolicyMother {
    private TierPolicyMother() {}

    static TierPolicy first() {
        return with(1, 5);
    }

    static TierPolicy with(int criticalLimit, int minimumSamples) {
        return new TierPolicy(
                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                1,
                List.of(band("Rendah", 0), band("Cukup", 85), band("Baik", 100)),
                List.of(band("Rendah", 0), band("Cukup", 70), band("Baik", 85), band("Istimewa", 92)),
                List.of(
                        List.of(GUIDANCE_2, GUIDANCE_1, GUIDANCE_1),
                        List.of(GUIDANCE_1, IMPROVEMENT, IMPROVEMENT),
                        List.of(IMPROVEMENT, NONE, NONE),
                        List.of(IMPROVEMENT, NONE, SUCCESS)),
                criticalLimit,
                GUIDANCE_1,
                minimumSamples,
                6);
    }

    private static TierPolicy.Band band(String name, int atLeast) {
        return new TierPolicy.Band(name, BigDecimal.valueOf(atLeast));
    }
}
