package id.binamutu.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record WithdrawalForm(@NotBlank @Size(max = 4000) @Nullable String reason) {}
