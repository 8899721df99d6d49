package id.binamutu.scorecard;

import id.binamutu.web.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the form of a criterion lets one choose from. */
@Component
class CriterionChoices {
    private final AnswerWords words;
    private final MessageSource messages;

    CriterionChoices(AnswerWords words, MessageSource messages) {
        this.words = words;
        this.messages = messages;
    }

    /**
     * A section to stand in.
     *
     * @param share of the section in the whole form, in percent
     * @param others the sum of the weights of the other criteria in it
     */
    record Place(UUID id, String label, BigDecimal share, BigDecimal others) {}

    void addTo(Model model, ScorecardView scorecard, CriterionForm form, @Nullable UUID criterionId, Locale locale) {
        model.addAttribute("kinds", options("scorecard.kind.", AnswerKind.values(), locale));
        model.addAttribute(
                "criticalClasses",
                withNone(
                        "scorecard.criticalClass.none",
                        options("scorecard.criticalClass.", CriticalClass.values(), locale).stream(),
                        locale));
        model.addAttribute(
                "criticalEffects",
                withNone(
                        "scorecard.criticalEffect.none",
                        options("scorecard.criticalEffect.", CriticalEffect.values(), locale).stream(),
                        locale));
        model.addAttribute("places", places(scorecard, criterionId));
        model.addAttribute(
                "conditions",
                withNone(
                        "scorecard.condition.always",
                        scorecard
                                .criteria()
                                .filter(other -> !other.id().equals(criterionId)
                                        && !other.codes().isEmpty())
                                .map(other -> new Option(other.id().toString(), other.number() + ". " + other.text())),
                        locale));
        UUID condition = form.condition();
        model.addAttribute(
                "answers",
                condition == null
                        ? List.of()
                        : scorecard.criterion(condition).map(words::answers).orElse(List.of()));
        List<String> codes = form.codes();
        model.addAttribute("chosen", codes == null ? List.of() : codes);
        model.addAttribute("defaults", defaults(form, locale));
    }

    private static List<Place> places(ScorecardView scorecard, @Nullable UUID criterionId) {
        return scorecard.walk().stream()
                .filter(section -> section.sections().isEmpty())
                .map(section -> new Place(
                        section.id(),
                        section.letter() + ". " + section.title(),
                        section.share(),
                        section.criteria().stream()
                                .filter(criterion -> !criterion.id().equals(criterionId))
                                .map(CriterionView::weight)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)))
                .toList();
    }

    private List<Option> defaults(CriterionForm form, Locale locale) {
        List<Option> defaults = new ArrayList<>();
        defaults.add(new Option("", message("scorecard.defaultCode.none", locale)));
        Integer from = form.minimum();
        Integer to = form.maximum();
        if (form.kind() == AnswerKind.YES_NO) {
            Stream.of("yes", "no").forEach(code -> defaults.add(new Option(code, words.said(code))));
        } else if (form.kind() == AnswerKind.SCALE && from != null && to != null && to - from < 100) {
            IntStream.rangeClosed(from, to)
                    .mapToObj(String::valueOf)
                    .forEach(step -> defaults.add(new Option(step, step)));
        } else if (form.kind() == AnswerKind.CHOICE || form.kind() == AnswerKind.MULTI_CHOICE) {
            CriterionForm.lines(form.choices()).stream()
                    .map(line -> line.replaceFirst("\\s*=[^=]*$", ""))
                    .forEach(label -> defaults.add(new Option(label, label)));
        }
        if (form.kind() != AnswerKind.TEXT) {
            defaults.add(new Option("na", words.said("na")));
        }
        String typed = form.defaultCode();
        if (typed != null
                && defaults.stream().noneMatch(option -> option.value().equals(typed))) {
            defaults.add(new Option(typed, String.join(", ", CriterionForm.lines(typed))));
        }
        return defaults;
    }

    private List<Option> withNone(String key, Stream<Option> options, Locale locale) {
        return Stream.concat(Stream.of(new Option("", message(key, locale))), options)
                .toList();
    }

    private List<Option> options(String prefix, Enum<?>[] values, Locale locale) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), message(prefix + value.name(), locale)))
                .toList();
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
