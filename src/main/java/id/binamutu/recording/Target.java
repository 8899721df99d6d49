package id.binamutu.recording;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that a recording may belong to.
 *
 * @param recording file name that the conversation came with
 * @param disposed whether its retention period is over
 */
record Target(
        UUID interactionId,
        String conversationId,
        @Nullable UUID teamId,
        Instant startedAt,
        @Nullable String recording,
        boolean disposed) {}
