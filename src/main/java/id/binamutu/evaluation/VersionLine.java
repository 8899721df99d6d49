package id.binamutu.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of an evaluation; the first has neither cause nor reason. */
record VersionLine(
        UUID id,
        int revision,
        Instant submittedAt,
        BigDecimal score,
        Verdict verdict,
        boolean current,
        Revisions.@Nullable Cause cause,
        @Nullable String reason,
        @Nullable String revisedBy) {}
