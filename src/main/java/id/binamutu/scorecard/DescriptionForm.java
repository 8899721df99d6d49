package id.binamutu.scorecard;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param channels separated by commas; empty for all */
record DescriptionForm(
        @Nullable @Size(max = 200) String channels,
        @Nullable @Size(max = 4000) String reason) {}
