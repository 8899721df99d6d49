package id.binamutu.retention;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record of what was given up; it never changes.
 *
 * @param decidedBy null when it happened by itself, as the policy said
 * @param digest SHA-256 of the ids of the conversations
 */
record Disposal(
        UUID id,
        DisposalKind kind,
        YearMonth month,
        int disposed,
        int keptEvidence,
        int keptHold,
        int recordings,
        long bytes,
        String digest,
        int policyNumber,
        @Nullable String decidedBy,
        Instant decidedAt) {}
