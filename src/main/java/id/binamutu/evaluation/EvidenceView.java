package id.binamutu.evaluation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, or a stretch of the recording.
 *
 * @param position of the message; null for a stretch
 * @param quote a part of the message; null for all of it
 * @param fromMs milliseconds from the recording's start
 * @param toMs the same as {@code fromMs} for a moment
 */
public record EvidenceView(
        UUID id,
        UUID criterionId,
        @Nullable Integer position,
        @Nullable String quote,
        @Nullable UUID recordingId,
        @Nullable Integer fromMs,
        @Nullable Integer toMs) {

    public boolean heard() {
        return recordingId != null;
    }
}
