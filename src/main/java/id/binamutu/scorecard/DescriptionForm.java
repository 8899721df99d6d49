package id.binamutu.scorecard;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param channels separated by commas; empty for all
 * @param topics separated by commas; empty for all
 * @param teams empty for all
 */
record DescriptionForm(
        @Nullable @Size(max = 200) String channels,
        @Nullable @Size(max = 2000) String topics,
        @Nullable List<UUID> teams,
        @Nullable @Size(max = 4000) String reason) {}
