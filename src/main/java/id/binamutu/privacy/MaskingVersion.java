package id.binamutu.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param number 0 for the settings that came with the product
 * @param changedBy name; null for number 0
 */
record MaskingVersion(
        int number,
        MaskingSettings settings,
        @Nullable String reason,
        @Nullable String changedBy,
        @Nullable Instant at) {}
