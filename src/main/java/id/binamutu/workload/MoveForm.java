package id.binamutu.workload;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which samples go from whom to whom.
 *
 * @param move chosen with the form, so that sending it twice moves once
 */
public record MoveForm(
        @NotNull UUID move,
        @NotNull UUID from,
        @NotNull UUID to,
        @NotEmpty @Size(max = 500) @Nullable List<@NotNull UUID> samples,
        @NotBlank @Size(max = 4000) String reason) {

    List<UUID> chosen() {
        return samples == null ? List.of() : samples.stream().distinct().toList();
    }
}
