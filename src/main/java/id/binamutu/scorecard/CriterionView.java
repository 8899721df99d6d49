package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A criterion as it is asked.
 *
 * @param number runs through the whole scorecard, from 1
 * @param minimum lowest value of a scale; null for the other kinds
 * @param maximum highest value of a scale; null for the other kinds
 * @param options of a choice of one or several; empty for the other kinds
 * @param share of the whole form in percent, when everything counts
 * @param criticalCap the highest score that a failure leaves; only with the effect CAP
 * @param commentRequired whether a failure must be explained
 * @param evidenceRequired whether a failure must be shown in the conversation
 * @param goodExample how it sounds when it is done well
 * @param badExample how it sounds when it is not
 * @param defaultCode the answer that a new draft begins with, see {@link GivenAnswer#code}; null for none
 * @param causes to choose from when it failed; empty when nobody asks why
 * @param bonus points that are added to the total when it is earned; null for ordinary criteria
 * @param condition under which it is asked; null for always
 * @param worst the number that earns nothing; null for the other kinds
 * @param best the number that earns everything, above or below the worst; null for the other kinds
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
        boolean commentRequired,
        boolean evidenceRequired,
        @Nullable String goodExample,
        @Nullable String badExample,
        @Nullable String defaultCode,
        List<CauseView> causes,
        @Nullable BigDecimal bonus,
        @Nullable ConditionView condition,
        @Nullable BigDecimal worst,
        @Nullable BigDecimal best) {
    public CriterionView {
        options = List.copyOf(options);
        causes = List.copyOf(causes);
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
            return naAllowed && scored() && answer.said() == 0;
        }
        if (answer.said() != 1) {
            return false;
        }
        Integer value = answer.value();
        return switch (kind) {
            case YES_NO -> answer.yes() != null;
            case SCALE -> value != null && minimum != null && maximum != null && value >= minimum && value <= maximum;
            case CHOICE -> answer.optionId() != null && has(answer.optionId());
            case MULTI_CHOICE ->
                !answer.optionIds().isEmpty() && answer.optionIds().stream().allMatch(this::has);
            case NUMBER -> answer.number() != null;
            case TEXT -> false;
        };
    }

    /**
     * The answer that a code stands for.
     *
     * @throws IllegalArgumentException when this criterion does not allow it
     */
    public GivenAnswer answer(String code) {
        GivenAnswer answer = GivenAnswer.parse(kind, code);
        if (!accepts(answer)) {
            throw new IllegalArgumentException("Not an answer of this criterion");
        }
        return answer;
    }

    /** Codes that a condition on this criterion can name; none for what has no fixed answers. */
    public List<String> codes() {
        Stream<String> codes = switch (kind) {
            case YES_NO -> Stream.of("yes", "no");
            case SCALE ->
                minimum == null || maximum == null
                        ? Stream.of()
                        : IntStream.rangeClosed(minimum, maximum).mapToObj(String::valueOf);
            case CHOICE, MULTI_CHOICE ->
                options.stream().map(option -> option.id().toString());
            case NUMBER, TEXT -> Stream.of();
        };
        return Stream.concat(codes, naAllowed && scored() ? Stream.of("na") : Stream.of())
                .toList();
    }

    private boolean has(UUID optionId) {
        for (OptionView option : options) {
            if (option.id().equals(optionId)) {
                return true;
            }
        }
        return false;
    }
}
