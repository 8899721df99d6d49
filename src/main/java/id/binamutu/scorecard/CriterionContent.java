package id.binamutu.scorecard;

import id.binamutu.web.RuleViolation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a criterion says, checked as a whole. What its kind does not use is dropped. */
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
        boolean commentRequired) {

    /** A label with its points. */
    record Choice(String label, BigDecimal points) {}

    /** Keys 1 to 9 answer a scale and a choice. */
    private static final int MOST_STEPS = 10;

    CriterionContent {
        text = text.strip();
        help = help == null || help.isBlank() ? null : help.strip();
        minimum = kind == AnswerKind.SCALE ? minimum : null;
        maximum = kind == AnswerKind.SCALE ? maximum : null;
        choices = kind == AnswerKind.CHOICE ? List.copyOf(choices) : List.of();
        weight = kind == AnswerKind.TEXT ? BigDecimal.ZERO : weight;
        criticalClass = kind == AnswerKind.TEXT ? null : criticalClass;
        criticalEffect = criticalClass == null ? null : criticalEffect;
        criticalCap = criticalEffect == CriticalEffect.CAP ? criticalCap : null;
        if (kind == AnswerKind.SCALE) {
            checkScale(minimum, maximum);
        }
        if (kind == AnswerKind.CHOICE) {
            checkChoices(choices);
        }
        if (criticalClass != null && criticalEffect == null) {
            throw RuleViolation.at("criticalEffect", "scorecard.error.effectMissing");
        }
        if (criticalEffect == CriticalEffect.CAP && criticalCap == null) {
            throw RuleViolation.at("criticalCap", "scorecard.error.capMissing");
        }
    }

    private static void checkScale(@Nullable Integer minimum, @Nullable Integer maximum) {
        if (minimum == null || maximum == null || minimum >= maximum) {
            throw RuleViolation.at("maximum", "scorecard.error.scaleRange");
        }
        if (maximum - minimum >= MOST_STEPS) {
            throw RuleViolation.at("maximum", "scorecard.error.scaleTooLong", MOST_STEPS);
        }
    }

    private static void checkChoices(List<Choice> choices) {
        if (choices.size() < 2) {
            throw RuleViolation.at("choices", "scorecard.error.choicesMissing");
        }
        if (choices.size() > MOST_STEPS) {
            throw RuleViolation.at("choices", "scorecard.error.choicesTooMany", MOST_STEPS);
        }
        if (choices.stream().map(Choice::label).distinct().count() < choices.size()) {
            throw RuleViolation.at("choices", "scorecard.error.choicesDouble");
        }
        if (choices.stream().allMatch(choice -> choice.points().signum() == 0)) {
            throw RuleViolation.at("choices", "scorecard.error.choicesWithoutPoints");
        }
    }
}
