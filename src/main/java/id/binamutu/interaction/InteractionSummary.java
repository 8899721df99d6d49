package id.binamutu.interaction;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat or call, without what was said.
 *
 * @param conversationId as the Omni Channel names it
 * @param channel lower case, for example {@code chat}, {@code whatsapp}, {@code voice}
 * @param teamId the team that the agent was in when it started; null when in none
 * @param csat 1 to 5, null when the customer gave none
 */
public record InteractionSummary(
        UUID id,
        String conversationId,
        String channel,
        UUID agentId,
        @Nullable UUID teamId,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String topic,
        @Nullable String product,
        @Nullable Integer csat,
        int messageCount) {

    /** From start to end; null while it has no end. */
    public @Nullable Long handlingSeconds() {
        return endedAt == null ? null : Duration.between(startedAt, endedAt).toSeconds();
    }
}
