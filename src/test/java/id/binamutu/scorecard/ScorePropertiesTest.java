package id.binamutu.scorecard;

import static id.binamutu.scorecard.ScorecardMother.making;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every form and every answer. A failure names the seed; {@code -Dscore.seed=…} runs it again. */
class ScorePropertiesTest {
    private static final int ROUNDS = 400;

    /** A form made by chance, with all kinds, two levels, conditions, bonus points and critical criteria, and its answers. */
    private static final class Case {
        final Random random;
        final List<CriterionView> made = new ArrayList<>();
        final Map<UUID, GivenAnswer> answers = new HashMap<>();
        final ScorecardView form;

        Case(long seed) {
            random = new Random(seed);
            SectionView[] sections = new SectionView[1 + random.nextInt(4)];
            for (int i = 0; i < sections.length; i++) {
                List<SectionView> inside = new ArrayList<>();
                for (int j = random.nextBoolean() ? 0 : 1 + random.nextInt(3); j > 0; j--) {
                    inside.add(section(criteria(), List.of()));
                }
                sections[i] = section(inside.isEmpty() ? criteria() : List.of(), inside);
            }
            form = ScorecardMother.scorecard(sections);
        }

        private SectionView section(List<CriterionView> criteria, List<SectionView> inside) {
            return ScorePropertiesTest.section(BigDecimal.valueOf(random.nextInt(41)), criteria, inside);
        }

        private List<CriterionView> criteria() {
            List<CriterionView> criteria = new ArrayList<>();
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                CriterionView criterion = criterion();
                criteria.add(criterion);
                made.add(criterion);
                GivenAnswer answer = answer(criterion);
                if (answer != null) {
                    answers.put(criterion.id(), answer);
                }
            }
            return criteria;
        }

        private CriterionView criterion() {
            AnswerKind kind = AnswerKind.values()[random.nextInt(AnswerKind.values().length)];
            ScorecardMother.Making making =
                    making(kind, kind == AnswerKind.TEXT ? "0" : String.valueOf(random.nextInt(30)));
            switch (kind) {
                case SCALE -> making.scale(0, 1 + random.nextInt(10));
                case CHOICE, MULTI_CHOICE -> making.points("0", String.valueOf(random.nextInt(10)), "10");
                case NUMBER -> making.number("300", random.nextBoolean() ? "60" : "900.5");
                default -> {}
            }
            if (kind != AnswerKind.TEXT && random.nextInt(6) == 0) {
                making.bonus(String.valueOf(1 + random.nextInt(20)));
            } else if (kind != AnswerKind.TEXT && random.nextInt(4) == 0) {
                making.critical(
                        CriticalClass.values()[random.nextInt(3)],
                        CriticalEffect.values()[random.nextInt(4)],
                        String.valueOf(random.nextInt(101)));
            }
            if (!made.isEmpty() && random.nextInt(4) == 0) {
                CriterionView other = made.get(random.nextInt(made.size()));
                if (!other.codes().isEmpty()) {
                    making.onlyIf(
                            other,
                            Set.of(other.codes()
                                    .get(random.nextInt(other.codes().size()))));
                }
            }
            return making.done();
        }

        private @Nullable GivenAnswer answer(CriterionView criterion) {
            int chance = random.nextInt(8);
            if (chance == 0 || !criterion.scored()) {
                return null;
            }
            if (chance == 1) {
                return GivenAnswer.none();
            }
            return switch (criterion.kind()) {
                case YES_NO -> GivenAnswer.of(random.nextBoolean());
                case SCALE -> GivenAnswer.of(random.nextInt(criterion.maximum() + 1));
                case CHOICE ->
                    GivenAnswer.of(criterion.options().get(random.nextInt(3)).id());
                case MULTI_CHOICE ->
                    GivenAnswer.of(criterion.options().subList(random.nextInt(3), 3).stream()
                            .map(OptionView::id)
                            .toList());
                default -> GivenAnswer.of(BigDecimal.valueOf(random.nextInt(100_000), 2));
            };
        }

        Score score() {
            return ScoreArithmetic.score(form, answers);
        }
    }

    private static SectionView section(BigDecimal weight, List<CriterionView> criteria, List<SectionView> inside) {
        return new SectionView(UUID.randomUUID(), 1, 1, "A", "Bagian", weight, BigDecimal.ZERO, criteria, inside);
    }

    private static void always(Consumer<Case> property) {
        Long given = Long.getLong("score.seed");
        long first = given == null ? System.nanoTime() : given;
        for (long seed = first; seed < first + (given == null ? ROUNDS : 1); seed++) {
            try {
                property.accept(new Case(seed));
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("score.seed=" + seed + ": " + broken.getMessage(), broken);
            }
        }
    }

    @Test
    void everyScoreLiesBetweenNothingAndHundred() {
        always(any -> {
            Score score = any.score();
            if (score.total() != null) {
                assertThat(score.total()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            }
            assertThat(score.sections().values())
                    .allSatisfy(section -> assertThat(section).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100)));
        });
    }

    @Test
    void naIsAsIfTheCriterionWereNotThere() {
        always(any -> {
            CriterionView gone = any.made.get(any.random.nextInt(any.made.size()));
            if (!gone.scored()) {
                return;
            }
            any.answers.put(gone.id(), GivenAnswer.none());
            Set<UUID> hanging = new HashSet<>();
            any.made.stream()
                    .filter(each -> each.condition() != null
                            && each.condition().criterionId().equals(gone.id()))
                    .forEach(each -> hanging.add(each.id()));
            // What is asked when something is N/A would not be asked without it.
            if (!hanging.isEmpty()) {
                return;
            }
            ScorecardView without = changed(
                    any.form,
                    criteria -> criteria.stream()
                            .filter(each -> !each.id().equals(gone.id()))
                            .toList());
            Score expected = ScoreArithmetic.score(without, any.answers);
            assertThat(any.score().total()).isEqualTo(expected.total());
            assertThat(any.score().sections()).isEqualTo(expected.sections());
        });
    }

    @Test
    void orderDoesNotMatter() {
        always(any -> {
            ScorecardView shuffled = changed(any.form, criteria -> {
                List<CriterionView> other = new ArrayList<>(criteria);
                Collections.shuffle(other, any.random);
                return other;
            });
            List<SectionView> sections = new ArrayList<>(shuffled.sections());
            Collections.shuffle(sections, any.random);
            Score other =
                    ScoreArithmetic.score(ScorecardMother.scorecard(sections.toArray(SectionView[]::new)), any.answers);
            Score score = any.score();
            assertThat(other.total()).isEqualTo(score.total());
            assertThat(other.sections()).isEqualTo(score.sections());
            assertThat(other.failed()).isEqualTo(score.failed());
            assertThat(other.criticalErrors()).isEqualTo(score.criticalErrors());
        });
    }

    @Test
    void onePassedCriterionMoreNeverLowersTheScore() {
        always(any -> {
            BigDecimal before = any.score().total();
            CriterionView passed = making(AnswerKind.YES_NO, String.valueOf(1 + any.random.nextInt(50)))
                    .done();
            List<SectionView> leaves = any.form.walk().stream()
                    .filter(section -> section.sections().isEmpty())
                    .toList();
            UUID place = leaves.get(any.random.nextInt(leaves.size())).id();
            any.answers.put(passed.id(), GivenAnswer.of(true));
            ScorecardView longer = changedIn(any.form, place, criteria -> {
                List<CriterionView> more = new ArrayList<>(criteria);
                more.add(passed);
                return more;
            });
            BigDecimal after = ScoreArithmetic.score(longer, any.answers).total();
            if (before != null) {
                assertThat(after).isGreaterThanOrEqualTo(before);
            }
        });
    }

    @Test
    void criticalEffectsWinOverEverything() {
        always(any -> {
            Score score = any.score();
            BigDecimal last = null;
            for (Score.Effect effect : score.effects()) {
                if (last != null) {
                    assertThat(effect.before()).isEqualTo(last);
                }
                last = effect.after();
                CriterionView criterion =
                        any.form.criterion(effect.criterionId()).orElseThrow();
                switch (effect.effect()) {
                    case FORM_ZERO -> assertThat(score.total()).isEqualByComparingTo("0");
                    case SECTION_ZERO -> {
                        UUID home = any.form.walk().stream()
                                .filter(section -> section.criteria().contains(criterion))
                                .findFirst()
                                .orElseThrow()
                                .id();
                        assertThat(score.sections().get(home)).isEqualByComparingTo("0");
                    }
                    case CAP -> {
                        if (score.total() != null) {
                            assertThat(score.total()).isLessThanOrEqualTo(criterion.criticalCap());
                        }
                    }
                    case COUNT_ONLY -> assertThat(effect.after()).isEqualTo(effect.before());
                }
                if (effect.before() != null && effect.effect() != CriticalEffect.SECTION_ZERO) {
                    assertThat(effect.after()).isLessThanOrEqualTo(effect.before());
                }
            }
            if (last != null) {
                assertThat(score.total()).isEqualTo(last);
            }
        });
    }

    private static ScorecardView changed(ScorecardView form, UnaryOperator<List<CriterionView>> change) {
        return ScorecardMother.scorecard(form.sections().stream()
                .map(section -> changed(section, null, change))
                .toArray(SectionView[]::new));
    }

    private static ScorecardView changedIn(ScorecardView form, UUID only, UnaryOperator<List<CriterionView>> change) {
        return ScorecardMother.scorecard(form.sections().stream()
                .map(section -> changed(section, only, change))
                .toArray(SectionView[]::new));
    }

    private static SectionView changed(
            SectionView section, @Nullable UUID only, UnaryOperator<List<CriterionView>> change) {
        return new SectionView(
                section.id(),
                section.position(),
                section.level(),
                section.letter(),
                section.title(),
                section.weight(),
                section.share(),
                only == null || only.equals(section.id()) ? change.apply(section.criteria()) : section.criteria(),
                section.sections().stream()
                        .map(inside -> changed(inside, only, change))
                        .toList());
    }
}
