package id.binamutu.evaluation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param criterionId null when it hangs on no single criterion */
record FindingForm(
        @Nullable UUID criterionId,
        @NotNull FindingKind kind,
        @NotNull Severity severity,
        @NotBlank @Size(max = 4000) String said,
        @NotBlank @Size(max = 4000) String correct,
        @Nullable UUID articleId) {}
