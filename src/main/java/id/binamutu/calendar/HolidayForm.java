package id.binamutu.calendar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param version of the day as it was when the form was filled; null for a new one */
record HolidayForm(
        @NotNull LocalDate day,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 200) @Nullable String nameEn,
        @NotNull HolidayKind kind,
        @NotBlank @Size(max = 4000) String reason,
        @Nullable Integer version) {

    HolidayLine line() {
        return new HolidayLine(day, name.strip(), nameEn == null ? "" : nameEn.strip(), kind);
    }
}
