package id.binamutu.live;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What runs, for the step that takes samples. */
public interface RunningConversations {

    /** One that runs; it cannot end before the caller's transaction does. */
    Optional<RunningConversation> hold(UUID liveId);

    /** What became of one that has ended. */
    Optional<UUID> interactionOf(UUID liveId);

    record RunningConversation(
            UUID liveId, String conversationId, @Nullable UUID teamId, Instant startedAt) {}
}
