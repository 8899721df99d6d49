package id.binamutu.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param label what it is about, as people read it */
record Hold(
        UUID id,
        HoldKind kind,
        String label,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String reason,
        String heldBy,
        Instant heldAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable String releaseReason) {}
