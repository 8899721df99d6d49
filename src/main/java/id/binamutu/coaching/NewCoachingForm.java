package id.binamutu.coaching;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record NewCoachingForm(
        @Nullable @NotNull UUID agent,
        @NotBlank @Size(max = 4000) String reason) {}
