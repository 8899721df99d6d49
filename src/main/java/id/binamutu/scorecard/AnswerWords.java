package id.binamutu.scorecard;

import id.binamutu.web.Option;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Answers and conditions in the reader's words. */
@Component
class AnswerWords {
    private final MessageSource messages;

    AnswerWords(MessageSource messages) {
        this.messages = messages;
    }

    /** What can be chosen; nothing for a number or free text. */
    public List<Option> answers(CriterionView criterion) {
        return criterion.codes().stream()
                .map(code -> new Option(code, answer(criterion, code)))
                .toList();
    }

    /** The codes that a draft begins with. */
    public List<String> preset(CriterionView criterion) {
        String code = criterion.defaultCode();
        return code == null ? List.of() : List.of(code.split(","));
    }

    /** When the criterion is asked: only if another one was answered so. */
    public String condition(ScorecardView scorecard, CriterionView criterion) {
        ConditionView condition = criterion.condition();
        if (condition == null) {
            return message("scorecard.condition.always");
        }
        UUID id = condition.criterionId();
        return scorecard
                .criterion(id)
                .map(other -> message(
                        "scorecard.condition.words",
                        other.number(),
                        other.codes().stream()
                                .filter(condition.codes()::contains)
                                .map(code -> answer(other, code))
                                .collect(Collectors.joining(message("scorecard.condition.or")))))
                .orElseGet(() -> message("scorecard.condition.gone"));
    }

    /** Yes, no and N/A in words; a choice by its label; a step of a scale is its own word. */
    String answer(CriterionView criterion, String code) {
        return criterion.options().stream()
                .filter(option -> option.id().toString().equals(code))
                .map(OptionView::label)
                .findFirst()
                .orElseGet(() -> said(code));
    }

    String said(String code) {
        return switch (code) {
            case "yes", "no", "na" -> message("scorecard.code." + code);
            default -> code;
        };
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
