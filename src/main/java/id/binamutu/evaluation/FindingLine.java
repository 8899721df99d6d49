package id.binamutu.evaluation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A finding on the pages of its evaluation. */
public record FindingLine(
        UUID id,
        @Nullable UUID criterionId,
        FindingKind kind,
        Severity severity,
        String said,
        String correct,
        @Nullable UUID articleId,
        Instant correctBy,
        @Nullable String correction,
        @Nullable Instant correctedAt,
        @Nullable String correctedBy) {
    public boolean corrected() {
        return correction != null;
    }

    public String tag() {
        return switch (severity) {
            case CRITICAL -> "late";
            case MAJOR -> "wait";
            case MINOR -> "";
        };
    }
}
