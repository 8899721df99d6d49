package id.binamutu.minutes;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** @param heldAt in Asia/Jakarta */
public record MinutesForm(
        @NotBlank @Size(max = 200) @Nullable String place,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        LocalDateTime heldAt,

        @NotBlank @Size(max = 20000) @Nullable String present,
        @NotBlank @Size(max = 4000) @Nullable String points,
        @NotBlank @Size(max = 4000) @Nullable String decisions,
        @NotBlank @Size(max = 4000) @Nullable String actions) {}
