package id.binamutu.dispute;

import id.binamutu.scorecard.AnswerKind;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.OptionView;
import id.binamutu.web.Option;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Answers as people read them, and those that a criterion offers. */
@Component
class AnswerLabels {
    private final MessageSource messages;

    AnswerLabels(MessageSource messages) {
        this.messages = messages;
    }

    String of(CriterionView criterion, String code) {
        return switch (code) {
            case "" -> text("dispute.answer.none");
            case "na" -> text("dispute.answer.na");
            case "yes" -> text("dispute.answer.yes");
            case "no" -> text("dispute.answer.no");
            default -> {
                if (criterion.kind() == AnswerKind.SCALE) {
                    yield text("dispute.answer.scale", code, String.valueOf(criterion.maximum()));
                }
                yield criterion.options().isEmpty()
                        ? code
                        : Arrays.stream(code.split(","))
                                .map(part -> option(criterion, part))
                                .collect(Collectors.joining(", "));
            }
        };
    }

    /** What can be chosen; nothing for a number, which is typed. */
    List<Option> choices(CriterionView criterion) {
        List<String> codes = criterion.options().stream()
                .map(option -> option.id().toString())
                .toList();
        if (criterion.kind() == AnswerKind.YES_NO) {
            codes = List.of("yes", "no");
        } else if (criterion.minimum() != null && criterion.maximum() != null) {
            codes = IntStream.rangeClosed(criterion.minimum(), criterion.maximum())
                    .mapToObj(String::valueOf)
                    .toList();
        }
        boolean notApplicable = criterion.naAllowed() && !codes.isEmpty();
        return Stream.concat(codes.stream(), notApplicable ? Stream.of("na") : Stream.of())
                .map(code -> new Option(code, of(criterion, code)))
                .toList();
    }

    private static String option(CriterionView criterion, String id) {
        return criterion.options().stream()
                .filter(option -> option.id().toString().equals(id))
                .map(OptionView::label)
                .findFirst()
                .orElse(id);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
