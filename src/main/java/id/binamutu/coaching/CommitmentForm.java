package id.binamutu.coaching;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** @param seen digest of what stood beside the words when the page was made */
record CommitmentForm(
        @NotNull @Size(max = Commitment.WORDS_AT_MOST) String words,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate dueOn,

        @Nullable Boolean consent,
        @Nullable @Size(max = 200) String password,
        @Nullable String seen) {
    @Override
    public String toString() {
        return "CommitmentForm[" + dueOn + "]";
    }
}
