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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * @param choices a line for each: label = points
 * @param defaultCode yes, no, na or a step of a scale; the label of a choice, a line for each of several
 * @param causes a line for each
 * @param condition the criterion that decides whether this one is asked; null for always
 * @param codes the answers to it that make this one asked
 * @param sectionId the section that it stands in
 * @param afterId the criterion that a new one follows; null for the end of its section
 * @param revision of the criterion that the form was filled from; null for a new one
 */
record CriterionForm(
        @NotBlank @Size(max = 500) String text,
        @Nullable @Size(max = 4000) String help,
        @Nullable @Size(max = 4000) String goodExample,
        @Nullable @Size(max = 4000) String badExample,
        @NotNull AnswerKind kind,
        @Nullable @Min(-1000) @Max(1000) Integer minimum,
        @Nullable @Min(-1000) @Max(1000) Integer maximum,
        @Nullable @Size(max = 4000) String choices,
        @Nullable @Digits(integer = 10, fraction = 2) BigDecimal worst,
        @Nullable @Digits(integer = 10, fraction = 2) BigDecimal best,

        @NotNull @DecimalMin("0") @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
        BigDecimal weight,

        @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal bonus,

        @Nullable Boolean naAllowed,
        @Nullable @Size(max = 4000) String defaultCode,
        @Nullable Boolean commentRequired,
        @Nullable Boolean evidenceRequired,
        @Nullable @Size(max = 8000) String causes,
        @Nullable CriticalClass criticalClass,
        @Nullable CriticalEffect criticalEffect,

        @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal criticalCap,

        @Nullable UUID condition,
        @Nullable List<String> codes,
        @Nullable UUID sectionId,
        @Nullable UUID afterId,
        @Nullable Integer revision) {

    private static final String NA = "na";

    /** A new criterion at the end of its section. */
    static CriterionForm empty(@Nullable UUID sectionId) {
        return new CriterionForm(
                "",
                null,
                null,
                null,
                AnswerKind.YES_NO,
                1,
                5,
                null,
                null,
                null,
                BigDecimal.ONE,
                null,
                true,
                null,
                true,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                sectionId,
                null,
                null);
    }

    /** What decides the choices of the page, as far as it can be read. */
    static CriterionForm readable(Function<String, @Nullable Object> typed) {
        CriterionForm empty = empty(null);
        AnswerKind kind = typed.apply("kind") instanceof AnswerKind read ? read : empty.kind();
        return new CriterionForm(
                "",
                null,
                null,
                null,
                kind,
                typed.apply("minimum") instanceof Integer read ? read : null,
                typed.apply("maximum") instanceof Integer read ? read : null,
                typed.apply("choices") instanceof String read ? read : null,
                null,
                null,
                empty.weight(),
                null,
                null,
                typed.apply("defaultCode") instanceof String read ? read : null,
                null,
                null,
                null,
                null,
                null,
                null,
                typed.apply("condition") instanceof UUID read ? read : null,
                typed.apply("codes") instanceof List<?> read
                        ? read.stream().map(String::valueOf).toList()
                        : null,
                null,
                null,
                null);
    }

    static CriterionForm of(CriterionContent content, UUID sectionId, @Nullable Integer revision) {
        return of(content, sectionId, null, revision);
    }

    /** All of another criterion, for a new one right after it. */
    static CriterionForm copy(CriterionContent content, UUID sectionId, UUID originalId) {
        return of(content, sectionId, originalId, null);
    }

    /** The next criterion after another one: it is answered and weighed the same way, and says nothing yet. */
    CriterionForm next() {
        return new CriterionForm(
                "",
                null,
                null,
                null,
                kind,
                minimum,
                maximum,
                choices,
                worst,
                best,
                weight,
                bonus,
                naAllowed,
                defaultCode,
                commentRequired,
                evidenceRequired,
                null,
                null,
                null,
                null,
                condition,
                codes,
                sectionId,
                afterId,
                null);
    }

    private static CriterionForm of(
            CriterionContent content, UUID sectionId, @Nullable UUID afterId, @Nullable Integer revision) {
        ConditionView condition = content.condition();
        return new CriterionForm(
                content.text(),
                content.help(),
                content.goodExample(),
                content.badExample(),
                content.kind(),
                content.minimum(),
                content.maximum(),
                content.choices().stream()
                        .map(choice -> choice.label() + " = " + Weighing.plain(choice.points()))
                        .collect(Collectors.joining("\n")),
                content.worst(),
                content.best(),
                content.weight(),
                content.bonus(),
                content.naAllowed(),
                defaultOf(content),
                content.commentRequired(),
                content.evidenceRequired(),
                String.join("\n", content.causes()),
                content.criticalClass(),
                content.criticalEffect(),
                content.criticalCap(),
                condition == null ? null : condition.criterionId(),
                condition == null ? null : List.copyOf(condition.codes()),
                sectionId,
                afterId,
                revision);
    }

    private static @Nullable String defaultOf(CriterionContent content) {
        String presets = content.choices().stream()
                .filter(CriterionContent.Choice::preset)
                .map(CriterionContent.Choice::label)
                .collect(Collectors.joining("\n"));
        return presets.isEmpty() ? content.defaultCode() : presets;
    }

    CriterionContent content() {
        boolean preset = kind.chosen() && defaultCode != null && !defaultCode.isBlank() && !defaultCode.equals(NA);
        return new CriterionContent(
                text,
                help,
                kind,
                minimum,
                maximum,
                kind.chosen() ? parsedChoices(preset ? lines(defaultCode) : List.of()) : List.of(),
                weight,
                Boolean.TRUE.equals(naAllowed),
                criticalClass,
                criticalEffect,
                criticalCap,
                Boolean.TRUE.equals(commentRequired),
                Boolean.TRUE.equals(evidenceRequired),
                goodExample,
                badExample,
                preset ? null : defaultCode,
                lines(causes),
                bonus,
                condition == null
                        ? null
                        : new ConditionView(condition, codes == null ? Set.of() : new HashSet<>(codes)),
                worst,
                best);
    }

    private List<CriterionContent.Choice> parsedChoices(List<String> presets) {
        List<CriterionContent.Choice> parsed =
                lines(choices).stream().map(line -> choice(line, presets)).toList();
        for (String label : presets) {
            if (parsed.stream().noneMatch(choice -> choice.label().equals(label))) {
                throw RuleViolation.at("defaultCode", "scorecard.error.defaultOutside", label);
            }
        }
        return parsed;
    }

    private static CriterionContent.Choice choice(String line, List<String> presets) {
        int sign = line.lastIndexOf('=');
        String label = sign < 0 ? "" : line.substring(0, sign).strip();
        String points = line.substring(sign + 1).strip().replace(',', '.');
        if (label.isEmpty() || label.length() > 200 || !points.matches("\\d{1,4}(\\.\\d{1,2})?")) {
            throw RuleViolation.at("choices", "scorecard.error.choiceLine", line);
        }
        return new CriterionContent.Choice(label, new BigDecimal(points), presets.contains(label));
    }

    static List<String> lines(@Nullable String typed) {
        return typed == null
                ? List.of()
                : typed.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
