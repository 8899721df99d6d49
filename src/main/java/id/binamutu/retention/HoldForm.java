package id.binamutu.retention;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param about number of the conversation or employee, name of the team, or reference of the customer, as the kind says */
record HoldForm(
        @NotNull @Nullable HoldKind kind,
        @NotBlank @Size(max = 200) String about,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Size(min = 10, max = 1000) String reason) {

    HoldForm {
        about = about == null ? "" : about.strip();
        reason = reason == null ? "" : reason.strip();
    }
}
