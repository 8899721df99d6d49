package id.binamutu.knowledge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** @param version what the page was made from, so that nobody overwrites what another wrote meanwhile */
record ArticleForm(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 200) String product,
        @NotBlank @Size(max = 1000) String url,
        @Nullable @Size(max = 4000) String summary,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate validFrom,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate validUntil,

        @Nullable Integer version) {}
