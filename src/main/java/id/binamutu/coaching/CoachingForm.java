package id.binamutu.coaching;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** The coaching form of the SOP. Planning and holding are two decisions on the one page; each asks for its own part. */
record CoachingForm(
        @Nullable @NotNull(groups = Held.class) RootCause rootCauseCategory,

        @Nullable @NotBlank(groups = Held.class) @Size(max = 4000)
        String rootCause,

        @Nullable @NotNull(groups = Planned.class) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate plannedOn,

        @Nullable @NotNull(groups = Planned.class) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
        LocalTime plannedTime,

        @Nullable @Size(max = 200) String place,
        @Nullable @Size(max = 20) List<UUID> articleIds,

        @Nullable @NotBlank(groups = Held.class) @Size(max = 4000)
        String reminder,

        @Nullable @NotBlank(groups = Held.class) @Size(max = 4000)
        String notes,

        @Nullable @NotNull(groups = Held.class) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate heldOn,

        @Nullable @NotNull(groups = Held.class) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
        LocalTime heldTime) {
    interface Planned extends Default {}

    interface Held extends Default {}

    boolean names(UUID articleId) {
        return articleIds != null && articleIds.contains(articleId);
    }
}
