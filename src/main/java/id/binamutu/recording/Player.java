package id.binamutu.recording;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code recording/_player} shows of a recording.
 *
 * @param lanes one, or two when the two sides were recorded apart
 * @param startedAt when the conversation started: messages are found in the recording by it
 * @param disposedAt null while it can be heard
 * @param disposalReason null when its retention period was over
 */
public record Player(
        UUID id,
        UUID interactionId,
        long milliseconds,
        List<Lane> lanes,
        Instant startedAt,
        Instant storedAt,
        @Nullable Instant disposedAt,
        @Nullable String disposalReason) {

    /**
     * @param side agent, customer or both
     * @param path of the wave, as SVG; empty when the browser has to find it
     */
    public record Lane(String side, String path) {}

    public boolean available() {
        return disposedAt == null;
    }

    public long startedAtMilliseconds() {
        return startedAt.toEpochMilli();
    }
}
