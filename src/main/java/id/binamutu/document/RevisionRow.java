package id.binamutu.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a document's history. */
record RevisionRow(
        UUID id,
        String label,
        LocalDate effectiveOn,
        String change,
        String fileName,
        RevisionState state,
        String createdByName,
        Instant createdAt,
        @Nullable String releasedByName,
        @Nullable Instant releasedAt,
        @Nullable String endedByName,
        @Nullable Instant endedAt,
        @Nullable String withdrawalReason,
        @Nullable LocalDate keptUntil) {}
