package id.binamutu.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A finding whose customer still has to be told what is right.
 *
 * @param mine whether the reader may record the correction
 */
public record OpenCorrection(
        UUID id,
        UUID evaluationId,
        String conversationId,
        Instant happenedAt,
        String agent,
        String team,
        FindingKind kind,
        Severity severity,
        String said,
        String correct,
        Instant correctBy,
        boolean mine,
        Instant now) {
    /** How bad it is to wait any longer. */
    public String tag() {
        if (late()) {
            return "late";
        }
        return left().compareTo(Duration.ofHours(1)) < 0 ? "wait" : "";
    }

    public boolean late() {
        return correctBy.isBefore(now);
    }

    /** Until the limit, or since it. */
    public long seconds() {
        return left().abs().toSeconds();
    }

    private Duration left() {
        return Duration.between(now, correctBy);
    }
}
