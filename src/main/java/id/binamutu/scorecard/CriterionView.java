package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A criterion as it is asked.
 *
 * @param number runs through the whole scorecard, from 1
 * @param minimum lowest value of a scale; null for the other kinds
 * @param maximum highest value of a scale; null for the other kinds
 * @param options of a choice; empty for the other kinds
 * @param share of the whole form in percent, when everything counts
 * @param criticalCap the highest score that a failure leaves; only with the effect CAP
 * @param commentRequired whether a failure must be explained
 */
public record CriterionView(
        UUID id,
        int number,
        int position,
        String text,
        @Nullable String help,
        AnswerKind kind,
        @Nullable Integer minimum,
        @Nullable Integer maximum,
        List<OptionView> options,
        BigDecimal weight,
        BigDecimal share,
        boolean naAllowed,
        @Nullable CriticalClass criticalClass,
        @Nullable CriticalEffect criticalEffect,
        @Nullable BigDecimal criticalCap,
        boolean commentRequired) {
    public CriterionView {
        options = List.copyOf(options);
    }

    public boolean scored() {
        return kind != AnswerKind.TEXT;
    }

    public boolean critical() {
        return criticalClass != null;
    }

    /** Whether the answer is one that this criterion allows. */
    public boolean accepts(GivenAnswer answer) {
        if (answer.notApplicable()) {
            return naAllowed && answer.yes() == null && answer.value() == null && answer.optionId() == null;
        }
        Boolean yes = answer.yes();
        Integer value = answer.value();
        UUID option = answer.optionId();
        return switch (kind) {
            case YES_NO -> yes != null && value == null && option == null;
            case SCALE ->
                value != null
                        && yes == null
                        && option == null
                        && minimum != null
                        && maximum != null
                        && value >= minimum
                        && value <= maximum;
            case CHOICE ->
                option != null
                        && yes == null
                        && value == null
                        && options.stream().anyMatch(o -> o.id().equals(option));
            case TEXT -> false;
        };
    }
}
