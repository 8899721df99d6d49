package id.binamutu.live;

import id.binamutu.privacy.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that runs, without what was said.
 *
 * @param customerRef masked
 * @param customerSealed as it came, when masking changed it
 * @param lastAt when something was last said
 */
record Running(
        UUID id,
        String conversationId,
        String channel,
        @Nullable UUID agentId,
        @Nullable UUID teamId,
        String customerRef,
        @Nullable Sealed customerSealed,
        Instant startedAt,
        @Nullable String topic,
        @Nullable String product,
        @Nullable Integer csat,
        @Nullable String recording,
        boolean test,
        int messageCount,
        @Nullable Instant lastAt,
        Instant heardAt) {}
