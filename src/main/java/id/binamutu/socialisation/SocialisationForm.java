package id.binamutu.socialisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.multipart.MultipartFile;

/**
 * @param subject {@code <kind>:<id>}, or {@code TEXT}
 * @param title of a text of one's own; the others have theirs
 * @param audience {@code TEAM:<id>}, {@code TEAMS} or {@code ROLE:<role>}
 * @param request made with the page, so that sending it twice has one effect
 */
record SocialisationForm(
        @NotBlank @Nullable String subject,
        @Size(max = 200) @Nullable String title,
        @Size(max = 20000) @Nullable String body,
        @Nullable MultipartFile attachment,
        @NotBlank @Nullable String audience,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate dueOn,

        @Nullable UUID request) {}
