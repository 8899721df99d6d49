package id.binamutu.scorecard;

import static id.binamutu.scorecard.ScorecardMother.choice;
import static id.binamutu.scorecard.ScorecardMother.critical;
import static id.binamutu.scorecard.ScorecardMother.scale;
import static id.binamutu.scorecard.ScorecardMother.scorecard;
import static id.binamutu.scorecard.ScorecardMother.section;
import static id.binamutu.scorecard.ScorecardMother.text;
import static id.binamutu.scorecard.ScorecardMother.yesNo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScoreArithmeticTest {
    private static final GivenAnswer YES = GivenAnswer.of(true);
    private static final GivenAnswer NO = GivenAnswer.of(false);
    private static final GivenAnswer NA = GivenAnswer.none();

    private final Map<UUID, GivenAnswer> answers = new LinkedHashMap<>();

    @Test
    void weightsOfCriteriaAndSectionsMakeTheTotal() {
        CriterionView heavy = yesNo("3");
        CriterionView light = yesNo("1");
        CriterionView other = yesNo("1");
        SectionView first = section("60", heavy, light);
        SectionView second = section("40", other);
        answers.put(heavy.id(), YES);
        answers.put(light.id(), NO);
        answers.put(other.id(), NO);

        Score score = ScoreArithmetic.score(scorecard(first, second), answers);

        assertThat(score.total()).isEqualByComparingTo("45.0");
        assertThat(score.sections()).containsEntry(first.id(), new BigDecimal("75.0"));
        assertThat(score.sections()).containsEntry(second.id(), new BigDecimal("0.0"));
        assertThat(score.failed()).containsExactlyInAnyOrder(light.id(), other.id());
    }

    @Test
    void scaleEarnsFromItsLowestToItsHighestValue() {
        CriterionView scale = scale(1, 5, "1");
        answers.put(scale.id(), GivenAnswer.of(4));
        assertThat(total(section("1", scale))).isEqualByComparingTo("75.0");
        answers.put(scale.id(), GivenAnswer.of(1));
        assertThat(total(section("1", scale))).isEqualByComparingTo("0.0");
    }

    @Test
    void choiceEarnsItsPointsOfTheMost() {
        CriterionView choice = choice("1", "0", "5", "20");
        answers.put(choice.id(), GivenAnswer.of(choice.options().get(1).id()));
        assertThat(total(section("1", choice))).isEqualByComparingTo("25.0");
    }

    @Test
    void weightOfAnNaCriterionIsSharedByTheRestOfItsSection() {
        CriterionView na = yesNo("8");
        CriterionView yes = yesNo("1");
        CriterionView no = yesNo("1");
        answers.put(na.id(), NA);
        answers.put(yes.id(), YES);
        answers.put(no.id(), NO);
        assertThat(total(section("1", na, yes, no))).isEqualByComparingTo("50.0");
    }

    @Test
    void sectionWhollyNaSharesItsWeightWithTheOthers() {
        CriterionView na = yesNo("1");
        CriterionView yes = yesNo("1");
        CriterionView no = yesNo("1");
        SectionView empty = section("80", na);
        answers.put(na.id(), NA);
        answers.put(yes.id(), YES);
        answers.put(no.id(), NO);

        Score score = ScoreArithmetic.score(scorecard(empty, section("15", yes), section("5", no)), answers);

        assertThat(score.total()).isEqualByComparingTo("75.0");
        assertThat(score.sections()).doesNotContainKey(empty.id());
    }

    @Test
    void whenNothingCountsThereIsNoScore() {
        CriterionView na = yesNo("1");
        answers.put(na.id(), NA);
        assertThat(total(section("1", na))).isNull();
        answers.clear();
        assertThat(total(section("1", na))).isNull();
    }

    @Test
    void freeTextIsNotScored() {
        CriterionView yes = yesNo("1");
        answers.put(yes.id(), YES);
        assertThat(total(section("1", yes, text()))).isEqualByComparingTo("100.0");
    }

    @Test
    void criticalFailureMayZeroTheForm() {
        CriterionView critical = critical(CriticalClass.COMPLIANCE, CriticalEffect.FORM_ZERO, null);
        CriterionView good = yesNo("99");
        answers.put(critical.id(), NO);
        answers.put(good.id(), YES);

        Score score = ScoreArithmetic.score(scorecard(section("1", critical), section("99", good)), answers);

        assertThat(score.total()).isEqualByComparingTo("0.0");
        assertThat(score.complianceCritical()).isEqualTo(1);
        assertThat(score.criticalErrors()).isEqualTo(1);
    }

    @Test
    void criticalFailureMayZeroItsSection() {
        CriterionView critical = critical(CriticalClass.CUSTOMER, CriticalEffect.SECTION_ZERO, null);
        CriterionView good = yesNo("9");
        CriterionView other = yesNo("1");
        SectionView section = section("40", critical, good);
        answers.put(critical.id(), NO);
        answers.put(good.id(), YES);
        answers.put(other.id(), YES);

        Score score = ScoreArithmetic.score(scorecard(section, section("60", other)), answers);

        assertThat(score.total()).isEqualByComparingTo("60.0");
        assertThat(score.sections()).containsEntry(section.id(), new BigDecimal("0.0"));
    }

    @Test
    void criticalFailureMayCapTheTotalAndTheLowestCapWins() {
        CriterionView sixty = critical(CriticalClass.BUSINESS, CriticalEffect.CAP, "60");
        CriterionView fifty = critical(CriticalClass.BUSINESS, CriticalEffect.CAP, "50.5");
        CriterionView good = yesNo("98");
        answers.put(sixty.id(), NO);
        answers.put(fifty.id(), YES);
        answers.put(good.id(), YES);
        SectionView section = section("1", sixty, fifty, good);
        assertThat(total(section)).isEqualByComparingTo("60.0");
        answers.put(fifty.id(), NO);
        assertThat(total(section)).isEqualByComparingTo("50.5");
        answers.put(good.id(), NO);
        assertThat(total(section)).isEqualByComparingTo("0.0");
    }

    @Test
    void criticalFailureMayOnlyBeCounted() {
        CriterionView critical = critical(CriticalClass.BUSINESS, CriticalEffect.COUNT_ONLY, null);
        CriterionView good = yesNo("3");
        answers.put(critical.id(), NO);
        answers.put(good.id(), YES);

        Score score = ScoreArithmetic.score(scorecard(section("1", critical, good)), answers);

        assertThat(score.total()).isEqualByComparingTo("75.0");
        assertThat(score.businessCritical()).isEqualTo(1);
    }

    @Test
    void exactHalvesAreRoundedUpWhateverTheWeights() {
        // 82.45 made of thirds: 3 sections of weight 1, of which each earns 82.45.
        CriterionView[] criteria = new CriterionView[6];
        SectionView[] sections = new SectionView[3];
        for (int i = 0; i < 3; i++) {
            criteria[2 * i] = yesNo("82.45");
            criteria[2 * i + 1] = yesNo("17.55");
            sections[i] = section("33.33", criteria[2 * i], criteria[2 * i + 1]);
            answers.put(criteria[2 * i].id(), YES);
            answers.put(criteria[2 * i + 1].id(), NO);
        }
        assertThat(ScoreArithmetic.score(scorecard(sections), answers).total()).isEqualByComparingTo("82.5");
    }

    @Test
    void answerOutsideTheRangeIsNeverScored() {
        CriterionView scale = scale(1, 5, "1");
        answers.put(scale.id(), GivenAnswer.of(6));
        assertThatThrownBy(() -> total(section("1", scale))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyScoreLiesBetweenZeroAndHundredAndNeverFallsWhenAnAnswerGetsBetter() {
        Random random = new Random(20261001);
        for (int round = 0; round < 500; round++) {
            SectionView[] sections = new SectionView[1 + random.nextInt(4)];
            for (int s = 0; s < sections.length; s++) {
                CriterionView[] criteria = new CriterionView[1 + random.nextInt(5)];
                for (int c = 0; c < criteria.length; c++) {
                    criteria[c] = random.nextInt(4) == 0
                            ? critical(
                                    CriticalClass.BUSINESS,
                                    CriticalEffect.values()[random.nextInt(4)],
                                    String.valueOf(random.nextInt(101)))
                            : scale(0, 9, String.valueOf(1 + random.nextInt(30)));
                }
                sections[s] = section(String.valueOf(1 + random.nextInt(60)), criteria);
            }
            ScorecardView scorecard = scorecard(sections);
            Map<UUID, GivenAnswer> given = new HashMap<>();
            scorecard.criteria().forEach(c -> given.put(c.id(), anyAnswer(c, random)));
            BigDecimal before = ScoreArithmetic.score(scorecard, given).total();
            if (before == null) {
                continue;
            }
            assertThat(before).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            assertThat(ScoreArithmetic.score(scorecard, given).total()).isEqualTo(before);
            CriterionView better = scorecard
                    .criteria()
                    .filter(c -> !given.get(c.id()).notApplicable())
                    .findAny()
                    .orElseThrow();
            given.put(better.id(), better.kind() == AnswerKind.SCALE ? GivenAnswer.of(9) : YES);
            assertThat(ScoreArithmetic.score(scorecard, given).total()).isGreaterThanOrEqualTo(before);
        }
    }

    private static GivenAnswer anyAnswer(CriterionView criterion, Random random) {
        if (random.nextInt(5) == 0) {
            return NA;
        }
        return criterion.kind() == AnswerKind.SCALE
                ? GivenAnswer.of(random.nextInt(10))
                : GivenAnswer.of(random.nextBoolean());
    }

    private BigDecimal total(SectionView section) {
        return ScoreArithmetic.score(scorecard(section), answers).total();
    }
}
