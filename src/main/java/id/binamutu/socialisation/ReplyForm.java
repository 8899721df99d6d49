package id.binamutu.socialisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ReplyForm(
        @NotNull @Nullable UUID personId,
        @NotBlank @Size(max = 4000) @Nullable String reply) {}
