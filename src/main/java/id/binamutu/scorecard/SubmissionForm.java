package id.binamutu.scorecard;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** @param reason asked for from the second version on */
record SubmissionForm(
        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate effectiveOn,

        @Nullable @Size(max = 4000) String reason) {}
