package id.binamutu.interaction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record UnmaskingRightForm(
        @NotBlank @Size(max = 50) String employeeId,
        @NotNull @Nullable LocalDate until,
        @Size(min = 10, max = 1000) String reason) {

    UnmaskingRightForm {
        employeeId = employeeId == null ? "" : employeeId.strip();
        reason = reason == null ? "" : reason.strip();
    }
}
