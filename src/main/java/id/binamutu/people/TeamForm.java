package id.binamutu.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record TeamForm(
        @NotBlank @Size(max = 200) String name, @Nullable Integer version) {}
