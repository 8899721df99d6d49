package id.binamutu.briefing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record CancellationForm(
        @NotBlank @Size(max = 4000) @Nullable String reason) {}
