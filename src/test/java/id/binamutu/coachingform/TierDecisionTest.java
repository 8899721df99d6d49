package id.binamutu.coachingform;

import static id.binamutu.coachingform.Tier.*;
import static id.binamutu.coachingform.TierDecision.Rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierDecisionTest {
    private final TierPolicy policy = TierPolicyMother.first();

    @ParameterizedTest(name = "productivity {0} and quality {1} come to {2}")
    @CsvSource({
        " 60.0,  50.0, GUIDANCE_2",
        " 84.9,  69.9, GUIDANCE_2",
        " 85.0,  69.9, GUIDANCE_1",
        "140.0,   0.0, GUIDANCE_1",
        " 84.9,  70.0, GUIDANCE_1",
        " 85.0,  70.0, IMPROVEMENT",
        "100.0,  84.9, IMPROVEMENT",
        " 84.9,  85.0, IMPROVEMENT",
        " 99.9,  85.0, NONE",
        "100.0,  91.9, NONE",
        "  0.0, 100.0, IMPROVEMENT",
        " 99.9,  92.0, NONE",
        "100.0,  92.0, SUCCESS",
        "180.0, 100.0, SUCCESS",
    })
    void theTableDecidesAndABoundaryBelongsToTheHigherBand(String productivity, String quality, Tier expected) {
        TierDecision decision = decide(productivity, quality, 10, 0, null);

        assertThat(decision.tier()).isEqualTo(expected);
        assertThat(decision.steps()).containsExactly(new TierDecision.Step(Rule.TABLE, expected));
    }

    @ParameterizedTest(name = "{0} critical errors lift {1} × {2} to {3}")
    @CsvSource({
        "0, 110, 95, SUCCESS",
        "1, 110, 95, GUIDANCE_1",
        "3, 90, 80, GUIDANCE_1",
        "1, 50, 50, GUIDANCE_2",
    })
    void criticalErrorsForbidSuccessAndLiftTheTierButNeverLowerIt(
            long critical, String productivity, String quality, Tier expected) {
        assertThat(decide(productivity, quality, 10, critical, null).tier()).isEqualTo(expected);
    }

    @Test
    void criticalErrorsMayBeLeftOutOfThePolicy() {
        assertThat(TierDecision.decide(TierPolicyMother.with(0, 5), values("110", "95", 10, 7, null))
                        .tier())
                .isEqualTo(SUCCESS);
    }

    @ParameterizedTest(name = "after {0}, {1} × {2} comes to {3}")
    @CsvSource({
        "GUIDANCE_1, 84, 75, GUIDANCE_2",
        "GUIDANCE_2, 84, 75, GUIDANCE_3",
        "GUIDANCE_3, 84, 75, GUIDANCE_3",
        "GUIDANCE_1, 60, 60, GUIDANCE_2",
        "GUIDANCE_2, 90, 80, IMPROVEMENT",
        "GUIDANCE_3, 110, 95, SUCCESS",
    })
    void guidanceAfterGuidanceGoesOneStepUpAndOnlyThen(
            Tier earlier, String productivity, String quality, Tier expected) {
        assertThat(decide(productivity, quality, 10, 0, earlier).tier()).isEqualTo(expected);
    }

    @Test
    void guidanceDoesNotRestOnFewerSamplesThanTheMinimum() {
        TierDecision decision = decide("60", "50", 4, 2, GUIDANCE_2);

        assertThat(decision.tier()).isEqualTo(IMPROVEMENT);
        assertThat(decision.steps())
                .containsExactly(
                        new TierDecision.Step(Rule.TABLE, GUIDANCE_2),
                        new TierDecision.Step(Rule.REPEATED, GUIDANCE_3),
                        new TierDecision.Step(Rule.TOO_FEW_SAMPLES, IMPROVEMENT));
        assertThat(decide("60", "50", 5, 2, null).tier()).isEqualTo(GUIDANCE_2);
    }

    @Test
    void fewSamplesDoNotStandInTheWayOfOtherTiers() {
        assertThat(decide("110", "95", 1, 0, null).tier()).isEqualTo(SUCCESS);
        assertThat(decide("90", "80", 1, 0, null).tier()).isEqualTo(IMPROVEMENT);
    }

    @Test
    void withoutProductivityOrQualityNothingIsDecided() {
        TierDecision noQuality = TierDecision.decide(policy, values("60", null, 0, 0, GUIDANCE_1));
        TierDecision noProductivity = TierDecision.decide(policy, values(null, "50", 9, 3, null));

        assertThat(noQuality.tier()).isEqualTo(NONE);
        assertThat(noQuality.steps()).containsExactly(new TierDecision.Step(Rule.INCOMPLETE, NONE));
        assertThat(noQuality.productivityBand()).isEqualTo("Rendah");
        assertThat(noProductivity.tier()).isEqualTo(NONE);
    }

    @Test
    void anIntervalThatReachesIntoAnotherBandIsSaid() {
        assertThat(decideWithin("80", "71.0", "84.9").acrossBands()).isFalse();
        assertThat(decideWithin("80", "69.9", "84.0").acrossBands()).isTrue();
        assertThat(decideWithin("80", "71.0", "85.0").acrossBands()).isTrue();
    }

    @Test
    void aTableWithHolesOrBandsOutOfOrderIsNoPolicy() {
        TierPolicy.Band zero = new TierPolicy.Band("a", BigDecimal.ZERO);
        TierPolicy.Band ten = new TierPolicy.Band("b", BigDecimal.TEN);

        assertThatThrownBy(() -> table(List.of(zero, ten), List.of(List.of(NONE))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table(List.of(ten), List.of(List.of(NONE))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table(List.of(zero, ten, ten), List.of(List.of(NONE, NONE, NONE))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TierPolicy table(List<TierPolicy.Band> productivity, List<List<Tier>> cells) {
        return new TierPolicy(
                UUID.randomUUID(),
                1,
                productivity,
                List.of(new TierPolicy.Band("a", BigDecimal.ZERO)),
                cells,
                0,
                GUIDANCE_1,
                5,
                6);
    }

    private TierDecision decide(String productivity, String quality, long n, long critical, @Nullable Tier earlier) {
        return TierDecision.decide(policy, values(productivity, quality, n, critical, earlier));
    }

    private TierDecision decideWithin(String quality, String low, String high) {
        return TierDecision.decide(
                policy,
                new TierValues(
                        new BigDecimal("90"),
                        90,
                        100,
                        new BigDecimal(quality),
                        new BigDecimal(low),
                        new BigDecimal(high),
                        9,
                        0,
                        null));
    }

    private static TierValues values(
            @Nullable String productivity, @Nullable String quality, long n, long critical, @Nullable Tier earlier) {
        BigDecimal score = quality == null ? null : new BigDecimal(quality);
        return new TierValues(
                productivity == null ? null : new BigDecimal(productivity),
                90,
                100,
                score,
                score,
                score,
                n,
                critical,
                earlier);
    }
}
