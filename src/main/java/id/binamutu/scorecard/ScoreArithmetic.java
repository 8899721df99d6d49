package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From answers to a score of 0 to 100.
 *
 * <p>Each answer earns a part {@code p} between 0 and 1 of its criterion:
 *
 * <pre>
 * yes or no        1 or 0
 * scale            (v − min) ÷ (max − min)
 * choice           points of the option ÷ most points among the options
 * several choices  sum of points of the chosen options ÷ sum of points of all options
 * number           (v − worst) ÷ (best − worst), at least 0 and at most 1; the best may lie below the worst
 * </pre>
 *
 * With weights {@code w} of criteria within their section and of sections among their neighbours, over what counts,
 *
 * <pre>
 * section = 100 × Σ (w × p) ÷ Σ w           of criteria, or
 * section = Σ (w × section inside) ÷ Σ w    of sections of the second level
 * base    = Σ (w × section) ÷ Σ w           of sections of the first level
 * total   = min(100, base + Σ (bonus × p))
 * </pre>
 *
 * A criterion counts when it is asked (its condition is met) and has an answer other than N/A; free text never does. So the
 * weight of a criterion that is N/A or not asked is shared by the rest of its section in proportion, and a section in which
 * nothing counts shares its weight with its neighbours. A bonus criterion has no weight: when it is not earned nothing is
 * lost, and without anything else that counts there is nothing to add it to. When nothing counts at all there is no score.
 *
 * <p>A critical criterion that earns 0 has failed, and what was set for it wins over the sum and over every bonus:
 * SECTION_ZERO makes the section that it stands in 0 before the total is made (also when nothing else in it counts), CAP
 * lowers the total to the cap when it is above it (the lowest cap wins), FORM_ZERO makes the total 0, COUNT_ONLY changes
 * nothing. Every failure is counted by class whatever its effect.
 *
 * <p>Sums run with 34 digits and are rounded once, at the end, half up to one decimal; rounding to twelve decimals before
 * that takes away what thirds leave behind, so that the exact 82.45 is 82.5 whatever the weights, and the order in which
 * criteria and sections stand changes nothing.
 */
public final class ScoreArithmetic {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ScoreArithmetic() {}

    /** @param answers by criterion id; a criterion without one does not count (yet) */
    public static Score score(ScorecardView scorecard, Map<UUID, GivenAnswer> answers) {
        return new Sum(scorecard, answers).score();
    }

    /** Whether the answer earns nothing where something could be lost. */
    public static boolean fails(CriterionView criterion, @Nullable GivenAnswer answer) {
        BigDecimal part = part(criterion, answer);
        return part != null && part.signum() == 0 && criterion.bonus() == null;
    }

    /** What counts, added up section by section; critical failures are applied to it one after the other. */
    private static final class Sum {
        private record Failure(UUID sectionId, CriterionView criterion) {}

        private final ScorecardView scorecard;
        private final Map<UUID, BigDecimal> earned = new HashMap<>();
        private final Set<UUID> failed = new HashSet<>();
        private final List<Failure> critical = new ArrayList<>();
        private final Set<UUID> zero = new HashSet<>();
        private BigDecimal bonus = BigDecimal.ZERO;

        Sum(ScorecardView scorecard, Map<UUID, GivenAnswer> answers) {
            this.scorecard = scorecard;
            Set<UUID> asked = scorecard.asked(answers);
            for (SectionView section : scorecard.walk()) {
                add(section, answers, asked);
            }
        }

        private void add(SectionView section, Map<UUID, GivenAnswer> answers, Set<UUID> asked) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal weights = BigDecimal.ZERO;
            for (CriterionView criterion : section.criteria()) {
                BigDecimal part = asked.contains(criterion.id()) ? part(criterion, answers.get(criterion.id())) : null;
                if (part == null) {
                    continue;
                }
                if (criterion.bonus() != null) {
                    bonus = bonus.add(criterion.bonus().multiply(part, DIGITS), DIGITS);
                    continue;
                }
                sum = sum.add(criterion.weight().multiply(part, DIGITS), DIGITS);
                weights = weights.add(criterion.weight());
                if (part.signum() == 0) {
                    failed.add(criterion.id());
                    if (criterion.criticalClass() != null && criterion.criticalEffect() != null) {
                        critical.add(new Failure(section.id(), criterion));
                    }
                }
            }
            if (weights.signum() > 0) {
                earned.put(section.id(), HUNDRED.multiply(sum).divide(weights, DIGITS));
            }
        }

        Score score() {
            BigDecimal exact = total();
            BigDecimal cap = HUNDRED;
            boolean formZero = false;
            List<Score.Effect> effects = new ArrayList<>();
            int[] counts = new int[CriticalClass.values().length];
            BigDecimal before = exact == null ? null : rounded(exact);
            for (Failure failure : critical) {
                CriterionView criterion = failure.criterion();
                CriticalClass criticalClass = Objects.requireNonNull(criterion.criticalClass());
                CriticalEffect effect = Objects.requireNonNull(criterion.criticalEffect());
                counts[criticalClass.ordinal()]++;
                switch (effect) {
                    case FORM_ZERO -> formZero = true;
                    case SECTION_ZERO -> exact = zero.add(failure.sectionId()) ? total() : exact;
                    case CAP -> cap = criterion.criticalCap() == null ? cap : cap.min(criterion.criticalCap());
                    case COUNT_ONLY -> {}
                }
                BigDecimal after = formZero ? rounded(BigDecimal.ZERO) : exact == null ? null : rounded(exact.min(cap));
                effects.add(new Score.Effect(criterion.id(), criticalClass, effect, before, after));
                before = after;
            }
            Map<UUID, BigDecimal> sections = new HashMap<>();
            for (SectionView section : scorecard.walk()) {
                BigDecimal result = result(section);
                if (result != null) {
                    sections.put(section.id(), rounded(result));
                }
            }
            return new Score(
                    before,
                    sections,
                    failed,
                    effects,
                    rounded(bonus),
                    counts[CriticalClass.CUSTOMER.ordinal()],
                    counts[CriticalClass.BUSINESS.ordinal()],
                    counts[CriticalClass.COMPLIANCE.ordinal()]);
        }

        /** Exact, with the bonus and the sections that are zero by now; null when nothing counts. */
        private @Nullable BigDecimal total() {
            BigDecimal base = mean(scorecard.sections());
            return base == null ? null : base.add(bonus, DIGITS).min(HUNDRED);
        }

        private @Nullable BigDecimal result(SectionView section) {
            if (zero.contains(section.id())) {
                return BigDecimal.ZERO;
            }
            return section.sections().isEmpty() ? earned.get(section.id()) : mean(section.sections());
        }

        private @Nullable BigDecimal mean(List<SectionView> sections) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal weights = BigDecimal.ZERO;
            for (SectionView section : sections) {
                BigDecimal result = result(section);
                if (result != null) {
                    sum = sum.add(section.weight().multiply(result, DIGITS), DIGITS);
                    weights = weights.add(section.weight());
                }
            }
            return weights.signum() == 0 ? null : sum.divide(weights, DIGITS);
        }
    }

    /** The earned part of the criterion, 0 to 1; null when it does not count. */
    public static @Nullable BigDecimal part(CriterionView criterion, @Nullable GivenAnswer answer) {
        if (answer == null || answer.notApplicable()) {
            return null;
        }
        if (!criterion.accepts(answer)) {
            throw new IllegalArgumentException("An answer outside the range of criterion " + criterion.id());
        }
        return switch (criterion.kind()) {
            case YES_NO -> Boolean.TRUE.equals(answer.yes()) ? BigDecimal.ONE : BigDecimal.ZERO;
            case SCALE -> between(decimal(answer.value()), decimal(criterion.minimum()), decimal(criterion.maximum()));
            case NUMBER -> between(answer.number(), criterion.worst(), criterion.best());
            case CHOICE, MULTI_CHOICE -> chosen(criterion, answer);
            case TEXT -> null;
        };
    }

    private static @Nullable BigDecimal decimal(@Nullable Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    /** How far a value has come from nothing to everything. */
    private static @Nullable BigDecimal between(
            @Nullable BigDecimal value, @Nullable BigDecimal nothing, @Nullable BigDecimal everything) {
        return value == null || nothing == null || everything == null
                ? null
                : value.subtract(nothing)
                        .divide(everything.subtract(nothing), DIGITS)
                        .max(BigDecimal.ZERO)
                        .min(BigDecimal.ONE);
    }

    private static BigDecimal chosen(CriterionView criterion, GivenAnswer answer) {
        BigDecimal points = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (OptionView option : criterion.options()) {
            boolean several = criterion.kind() == AnswerKind.MULTI_CHOICE;
            most = several ? most.add(option.points()) : most.max(option.points());
            if (several ? answer.optionIds().contains(option.id()) : option.id().equals(answer.optionId())) {
                points = points.add(option.points());
            }
        }
        return most.signum() == 0 ? BigDecimal.ZERO : points.divide(most, DIGITS);
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact.setScale(12, RoundingMode.HALF_UP).setScale(1, RoundingMode.HALF_UP);
    }
}
