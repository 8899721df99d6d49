package id.binamutu.briefing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** @param right which option is right, from 1 */
record QuestionForm(
        @NotBlank @Size(max = 1000) @Nullable String question,
        @Size(max = 300) @Nullable String option1,
        @Size(max = 300) @Nullable String option2,
        @Size(max = 300) @Nullable String option3,
        @Size(max = 300) @Nullable String option4,
        @Size(max = 300) @Nullable String option5,
        @Size(max = 300) @Nullable String option6,
        @NotNull @Nullable Integer right,
        @Size(max = 2000) @Nullable String explanation) {
    static QuestionForm empty() {
        return new QuestionForm(null, null, null, null, null, null, null, null, null);
    }

    static QuestionForm of(Question question) {
        List<String> options = question.options();
        return new QuestionForm(
                question.question(),
                option(options, 0),
                option(options, 1),
                option(options, 2),
                option(options, 3),
                option(options, 4),
                option(options, 5),
                question.right(),
                question.explanation());
    }

    private static @Nullable String option(List<String> options, int index) {
        return index < options.size() ? options.get(index) : null;
    }

    /** As typed, empty ones too. */
    public List<@Nullable String> options() {
        return Stream.of(1, 2, 3, 4, 5, 6).<@Nullable String>map(this::option).toList();
    }

    public @Nullable String option(int number) {
        String typed = switch (number) {
            case 1 -> option1;
            case 2 -> option2;
            case 3 -> option3;
            case 4 -> option4;
            case 5 -> option5;
            default -> option6;
        };
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
