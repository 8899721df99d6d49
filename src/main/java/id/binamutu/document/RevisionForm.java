package id.binamutu.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.multipart.MultipartFile;

record RevisionForm(
        @NotBlank @Size(max = 20) @Nullable String label,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate effectiveOn,

        @NotBlank @Size(max = 4000) @Nullable String change,

        @Nullable MultipartFile file) {
    static RevisionForm empty() {
        return new RevisionForm(null, null, null, null);
    }

    static RevisionForm of(DocumentRevision draft) {
        return new RevisionForm(draft.label(), draft.effectiveOn(), draft.change(), null);
    }
}
