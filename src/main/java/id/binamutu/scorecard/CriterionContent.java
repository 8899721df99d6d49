package id.binamutu.scorecard;

import id.binamutu.web.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a criterion says, checked as a whole. What its kind does not use is dropped.
 *
 * @param defaultCode the answer that a draft begins with; that of a choice is marked at the choice, except for N/A
 * @param bonus makes it a criterion without weight that only adds
 */
record CriterionContent(
        String text,
        @Nullable String help,
        AnswerKind kind,
        @Nullable Integer minimum,
        @Nullable Integer maximum,
        List<Choice> choices,
        BigDecimal weight,
        boolean naAllowed,
        @Nullable CriticalClass criticalClass,
        @Nullable CriticalEffect criticalEffect,
        @Nullable BigDecimal criticalCap,
        boolean commentRequired,
        boolean evidenceRequired,
        @Nullable String goodExample,
        @Nullable String badExample,
        @Nullable String defaultCode,
        List<String> causes,
        @Nullable BigDecimal bonus,
        @Nullable ConditionView condition,
        @Nullable BigDecimal worst,
        @Nullable BigDecimal best) {

    /**
     * A label with its points.
     *
     * @param preset whether a draft begins with it
     */
    record Choice(String label, BigDecimal points, boolean preset) {
        Choice {
            label = label.strip();
        }

        Choice(String label, BigDecimal points) {
            this(label, points, false);
        }
    }

    private static final int FEWEST_STEPS = 2;
    private static final int MOST_STEPS = 11;
    private static final int MOST_CAUSES = 30;
    private static final int LONGEST_LABEL = 200;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    CriterionContent {
        text = text.strip();
        help = written(help);
        goodExample = written(goodExample);
        badExample = written(badExample);
        defaultCode = kind == AnswerKind.TEXT ? null : written(defaultCode);
        minimum = kind == AnswerKind.SCALE ? minimum : null;
        maximum = kind == AnswerKind.SCALE ? maximum : null;
        worst = kind == AnswerKind.NUMBER ? worst : null;
        best = kind == AnswerKind.NUMBER ? best : null;
        choices = kind.chosen() ? List.copyOf(choices) : List.of();
        bonus = kind == AnswerKind.TEXT ? null : bonus;
        boolean fails = kind != AnswerKind.TEXT && bonus == null;
        if (weight.signum() < 0) {
            throw RuleViolation.at("weight", "scorecard.error.weightNegative");
        }
        weight = fails ? weight : BigDecimal.ZERO;
        criticalClass = fails ? criticalClass : null;
        criticalEffect = criticalClass == null ? null : criticalEffect;
        criticalCap = criticalEffect == CriticalEffect.CAP ? criticalCap : null;
        commentRequired = fails && commentRequired;
        evidenceRequired = fails && evidenceRequired;
        causes = fails
                ? causes.stream()
                        .map(String::strip)
                        .filter(cause -> !cause.isEmpty())
                        .toList()
                : List.of();
        if (kind == AnswerKind.SCALE) {
            checkScale(minimum, maximum);
        }
        if (kind == AnswerKind.NUMBER && (worst == null || best == null || worst.compareTo(best) == 0)) {
            throw RuleViolation.at("best", "scorecard.error.numberRange");
        }
        if (kind.chosen()) {
            checkChoices(kind, choices, defaultCode);
        }
        if (defaultCode != null && !allowed(kind, minimum, maximum, naAllowed, defaultCode)) {
            throw RuleViolation.at("defaultCode", "scorecard.error.defaultOutside", defaultCode);
        }
        if (bonus != null && (bonus.signum() <= 0 || bonus.compareTo(HUNDRED) > 0)) {
            throw RuleViolation.at("bonus", "scorecard.error.bonusRange");
        }
        if (criticalClass != null && criticalEffect == null) {
            throw RuleViolation.at("criticalEffect", "scorecard.error.effectMissing");
        }
        if (criticalEffect == CriticalEffect.CAP
                && (criticalCap == null || criticalCap.signum() < 0 || criticalCap.compareTo(HUNDRED) > 0)) {
            throw RuleViolation.at("criticalCap", "scorecard.error.capMissing");
        }
        checkCauses(causes);
        if (condition != null && condition.codes().isEmpty()) {
            throw RuleViolation.at("condition", "scorecard.error.conditionWithoutAnswer");
        }
    }

    CriterionContent withCondition(@Nullable ConditionView other) {
        return new CriterionContent(
                text,
                help,
                kind,
                minimum,
                maximum,
                choices,
                weight,
                naAllowed,
                criticalClass,
                criticalEffect,
                criticalCap,
                commentRequired,
                evidenceRequired,
                goodExample,
                badExample,
                defaultCode,
                causes,
                bonus,
                other,
                worst,
                best);
    }

    private static @Nullable String written(@Nullable String typed) {
        // Browsers send two characters for the end of a line, files have one.
        return typed == null || typed.isBlank() ? null : typed.strip().replace("\r\n", "\n");
    }

    private static void checkScale(@Nullable Integer minimum, @Nullable Integer maximum) {
        if (minimum == null || maximum == null || maximum - minimum + 1 < FEWEST_STEPS) {
            throw RuleViolation.at("maximum", "scorecard.error.scaleRange");
        }
        if (maximum - minimum + 1 > MOST_STEPS) {
            throw RuleViolation.at("maximum", "scorecard.error.scaleTooLong", MOST_STEPS);
        }
    }

    private static void checkChoices(AnswerKind kind, List<Choice> choices, @Nullable String defaultCode) {
        if (choices.size() < FEWEST_STEPS) {
            throw RuleViolation.at("choices", "scorecard.error.choicesMissing");
        }
        if (choices.size() > MOST_STEPS) {
            throw RuleViolation.at("choices", "scorecard.error.choicesTooMany", MOST_STEPS);
        }
        if (choices.stream().map(Choice::label).distinct().count() < choices.size()) {
            throw RuleViolation.at("choices", "scorecard.error.choicesDouble");
        }
        if (choices.stream().anyMatch(choice -> choice.points().signum() < 0)) {
            throw RuleViolation.at("choices", "scorecard.error.choicesNegative");
        }
        if (choices.stream().allMatch(choice -> choice.points().signum() == 0)) {
            throw RuleViolation.at("choices", "scorecard.error.choicesWithoutPoints");
        }
        long presets = choices.stream().filter(Choice::preset).count();
        if (presets > 0 && (defaultCode != null || (kind == AnswerKind.CHOICE && presets > 1))) {
            throw RuleViolation.at("choices", "scorecard.error.choicesPreset");
        }
    }

    /** Whether a draft can begin with this answer. */
    private static boolean allowed(
            AnswerKind kind, @Nullable Integer minimum, @Nullable Integer maximum, boolean naAllowed, String code) {
        try {
            GivenAnswer answer = GivenAnswer.parse(kind, code);
            if (answer.notApplicable()) {
                return naAllowed;
            }
            Integer value = answer.value();
            return !kind.chosen()
                    && (value == null || (minimum != null && maximum != null && value >= minimum && value <= maximum));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static void checkCauses(List<String> causes) {
        if (causes.size() > MOST_CAUSES) {
            throw RuleViolation.at("causes", "scorecard.error.causesTooMany", MOST_CAUSES);
        }
        if (causes.stream().distinct().count() < causes.size()) {
            throw RuleViolation.at("causes", "scorecard.error.causesDouble");
        }
        for (String cause : causes) {
            if (cause.length() > LONGEST_LABEL) {
                throw RuleViolation.at("causes", "scorecard.error.causeTooLong", LONGEST_LABEL);
            }
        }
    }
}
