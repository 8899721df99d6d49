package id.binamutu.retention;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record PolicyForm(
        @NotNull @Nullable Integer number,
        @NotNull @Min(1) @Max(600) @Nullable Integer contentMonths,
        @NotNull @Min(1) @Max(600) @Nullable Integer originalMonths,
        @NotNull @Min(1) @Max(600) @Nullable Integer evidenceMonths,
        @Nullable Boolean automatic,
        @Size(min = 10, max = 1000) String reason) {

    PolicyForm {
        reason = reason == null ? "" : reason.strip();
    }

    static PolicyForm of(RetentionPolicy policy) {
        return new PolicyForm(
                policy.number(),
                policy.contentMonths(),
                policy.originalMonths(),
                policy.evidenceMonths(),
                policy.automatic(),
                "");
    }
}
