package id.binamutu.coachingform;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

record WordsForm(
        int version,
        @Nullable @Size(max = 4000) String strengths,
        @Nullable @Size(max = 4000) String improvements,
        @Nullable @Size(max = 4000) String targets,
        @Nullable @Size(max = 4000) String support,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate startsOn,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate endsOn) {
    static WordsForm of(CoachingForm form) {
        FormWords words = form.words();
        return new WordsForm(
                form.version(),
                words.strengths(),
                words.improvements(),
                words.targets(),
                words.support(),
                words.startsOn(),
                words.endsOn());
    }

    FormWords words() {
        return new FormWords(plain(strengths), plain(improvements), plain(targets), plain(support), startsOn, endsOn);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
