package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From answers to a score of 0 to 100.
 *
 * <p>Each answer earns a part {@code p} between 0 and 1 of its criterion: yes 1, no 0; a value {@code v} on a scale from
 * {@code min} to {@code max} earns {@code (v − min) ÷ (max − min)}; an option earns its points ÷ the most points among the
 * criterion's options. With criterion weights {@code w} and section weights {@code W}, over the criteria that count,
 *
 * <pre>
 * section = 100 × Σ (w × p) ÷ Σ w
 * total   = Σ (W × section) ÷ Σ W
 * </pre>
 *
 * A criterion counts when it has an answer other than N/A; free text never does. So the weight of a criterion that is N/A is
 * shared by the rest of its section in proportion, and a section in which nothing counts shares its weight with the other
 * sections. When nothing counts at all there is no score.
 *
 * <p>A critical criterion that earns 0 has failed, and what was set for it wins over the sum: SECTION_ZERO makes its section 0
 * before the total is made (also when nothing else in it counts), CAP lowers the total to the cap when it is above it (the lowest cap wins), FORM_ZERO makes the
 * total 0, COUNT_ONLY changes nothing. Every failure is counted by class whatever its effect.
 *
 * <p>Sums run with 34 digits and are rounded once, at the end, half up to one decimal; rounding to twelve decimals before
 * that takes away what thirds leave behind, so that the exact 82.45 is 82.5 whatever the weights.
 */
public final class ScoreArithmetic {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ScoreArithmetic() {}

    /** @param answers by criterion id; a criterion without one does not count (yet) */
    public static Score score(ScorecardView scorecard, Map<UUID, GivenAnswer> answers) {
        Map<UUID, BigDecimal> sections = new HashMap<>();
        Set<UUID> failed = new HashSet<>();
        int[] critical = new int[CriticalClass.values().length];
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal cap = HUNDRED;
        boolean formZero = false;
        for (SectionView section : scorecard.sections()) {
            BigDecimal earned = BigDecimal.ZERO;
            BigDecimal possible = BigDecimal.ZERO;
            boolean sectionZero = false;
            for (CriterionView criterion : section.criteria()) {
                BigDecimal part = part(criterion, answers.get(criterion.id()));
                if (part == null) {
                    continue;
                }
                earned = earned.add(criterion.weight().multiply(part, DIGITS), DIGITS);
                possible = possible.add(criterion.weight());
                if (part.signum() > 0) {
                    continue;
                }
                failed.add(criterion.id());
                if (criterion.criticalClass() == null || criterion.criticalEffect() == null) {
                    continue;
                }
                critical[criterion.criticalClass().ordinal()]++;
                switch (criterion.criticalEffect()) {
                    case FORM_ZERO -> formZero = true;
                    case SECTION_ZERO -> sectionZero = true;
                    case CAP -> cap = criterion.criticalCap() == null ? cap : cap.min(criterion.criticalCap());
                    case COUNT_ONLY -> {}
                }
            }
            if (possible.signum() == 0 && !sectionZero) {
                continue;
            }
            BigDecimal result =
                    sectionZero ? BigDecimal.ZERO : HUNDRED.multiply(earned).divide(possible, DIGITS);
            sections.put(section.id(), rounded(result));
            sum = sum.add(section.weight().multiply(result, DIGITS), DIGITS);
            weights = weights.add(section.weight());
        }
        return new Score(
                total(sum, weights, cap, formZero),
                sections,
                failed,
                critical[CriticalClass.CUSTOMER.ordinal()],
                critical[CriticalClass.BUSINESS.ordinal()],
                critical[CriticalClass.COMPLIANCE.ordinal()]);
    }

    private static @Nullable BigDecimal total(BigDecimal sum, BigDecimal weights, BigDecimal cap, boolean formZero) {
        if (formZero) {
            return rounded(BigDecimal.ZERO);
        }
        return weights.signum() == 0
                ? null
                : rounded(sum.divide(weights, DIGITS).min(cap));
    }

    /** The earned part of the criterion, 0 to 1; null when it does not count. */
    public static @Nullable BigDecimal part(CriterionView criterion, @Nullable GivenAnswer answer) {
        if (answer == null || answer.notApplicable()) {
            return null;
        }
        if (!criterion.accepts(answer)) {
            throw new IllegalArgumentException("An answer outside the range of criterion " + criterion.id());
        }
        if (answer.yes() != null) {
            return answer.yes() ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (answer.value() != null && criterion.minimum() != null && criterion.maximum() != null) {
            return BigDecimal.valueOf((long) answer.value() - criterion.minimum())
                    .divide(BigDecimal.valueOf((long) criterion.maximum() - criterion.minimum()), DIGITS);
        }
        BigDecimal points = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (OptionView option : criterion.options()) {
            most = most.max(option.points());
            points = option.id().equals(answer.optionId()) ? option.points() : points;
        }
        return most.signum() == 0 ? BigDecimal.ZERO : points.divide(most, DIGITS);
    }

    private static BigDecimal rounded(BigDecimal exact) {
        return exact.setScale(12, RoundingMode.HALF_UP).setScale(1, RoundingMode.HALF_UP);
    }
}
