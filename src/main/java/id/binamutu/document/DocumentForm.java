package id.binamutu.document;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record DocumentForm(
        @NotBlank @Size(max = 60) @Nullable String number,
        @NotBlank @Size(max = 200) @Nullable String title,
        @NotNull @Nullable DocumentKind kind,
        @NotBlank @Size(max = 200) @Nullable String owner,
        @NotNull @Min(1) @Max(1200) @Nullable Integer retentionMonths,
        @NotBlank @Size(max = 200) @Nullable String retentionBasis) {
    static DocumentForm empty() {
        return new DocumentForm(null, null, null, null, null, null);
    }

    static DocumentForm of(Document document) {
        return new DocumentForm(
                document.number(),
                document.title(),
                document.kind(),
                document.owner(),
                document.retentionMonths(),
                document.retentionBasis());
    }
}
