package id.binamutu.scorecard;

import id.binamutu.web.RuleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * @param choices a line for each: label = points
 * @param revision of the criterion that the form was filled from; null for a new one
 */
record CriterionForm(
        @NotBlank @Size(max = 500) String text,
        @Nullable @Size(max = 4000) String help,
        @NotNull AnswerKind kind,
        @Nullable @Min(0) @Max(100) Integer minimum,
        @Nullable @Min(0) @Max(100) Integer maximum,
        @Nullable @Size(max = 4000) String choices,

        @NotNull @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
        BigDecimal weight,

        @Nullable Boolean naAllowed,
        @Nullable CriticalClass criticalClass,
        @Nullable CriticalEffect criticalEffect,

        @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 1)
        BigDecimal criticalCap,

        @Nullable Boolean commentRequired,
        @Nullable Integer revision) {

    static CriterionForm empty() {
        return new CriterionForm(
                "", null, AnswerKind.YES_NO, null, null, null, BigDecimal.ONE, true, null, null, null, true, null);
    }

    static CriterionForm of(CriterionContent content, @Nullable Integer revision) {
        return new CriterionForm(
                content.text(),
                content.help(),
                content.kind(),
                content.minimum(),
                content.maximum(),
                content.choices().stream()
                        .map(choice -> choice.label() + " = "
                                + choice.points().stripTrailingZeros().toPlainString())
                        .collect(Collectors.joining("\n")),
                content.weight(),
                content.naAllowed(),
                content.criticalClass(),
                content.criticalEffect(),
                content.criticalCap(),
                content.commentRequired(),
                revision);
    }

    CriterionContent content() {
        return new CriterionContent(
                text,
                help,
                kind,
                minimum,
                maximum,
                kind.chosen() ? parsedChoices() : List.of(),
                weight,
                Boolean.TRUE.equals(naAllowed),
                criticalClass,
                criticalEffect,
                criticalCap,
                Boolean.TRUE.equals(commentRequired),
                false,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private List<CriterionContent.Choice> parsedChoices() {
        return choices == null
                ? List.of()
                : choices.lines()
                        .filter(line -> !line.isBlank())
                        .map(CriterionForm::choice)
                        .toList();
    }

    private static CriterionContent.Choice choice(String line) {
        int sign = line.lastIndexOf('=');
        String label = sign < 0 ? "" : line.substring(0, sign).strip();
        String points = line.substring(sign + 1).strip().replace(',', '.');
        if (label.isEmpty() || label.length() > 200 || !points.matches("\\d{1,4}(\\.\\d{1,2})?")) {
            throw RuleViolation.at("choices", "scorecard.error.choiceLine", line.strip());
        }
        return new CriterionContent.Choice(label, new BigDecimal(points));
    }
}
