package id.binamutu.coaching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

record RefusalView(
        String reason,
        Instant refusedAt,
        @Nullable String answer,
        @Nullable Instant answeredAt) {}
