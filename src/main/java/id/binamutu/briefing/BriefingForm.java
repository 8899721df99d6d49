package id.binamutu.briefing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.multipart.MultipartFile;

/**
 * @param scheduledAt in Asia/Jakarta
 * @param request made with the page, so that sending it twice plans one briefing
 */
record BriefingForm(
        @NotNull @Nullable UUID teamId,
        @NotBlank @Size(max = 200) @Nullable String title,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable
        LocalDateTime scheduledAt,

        @NotBlank @Size(max = 200) @Nullable String place,
        @NotBlank @Size(max = 20000) @Nullable String material,
        List<UUID> articles,
        @Nullable MultipartFile attachment,
        @NotNull @Min(1) @Max(100) @Nullable Integer passMark,
        @NotNull @Min(1) @Max(10) @Nullable Integer attemptsAllowed,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate quizDueOn,

        @Nullable UUID request) {
    BriefingForm {
        articles = articles == null ? List.of() : List.copyOf(articles);
    }
}
