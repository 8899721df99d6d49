package id.binamutu.live;

import id.binamutu.interaction.Sender;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is new of a conversation. Null says nothing; later values replace earlier ones while it runs.
 *
 * @param channel lower case; needed by the first update, as is {@code startedAt}
 * @param agentId who talks with the customer; null while nobody does. Needed when it ends
 * @param endedAt ends it
 * @param csat 1 to 5
 */
public record LiveUpdate(
        String conversationId,
        @Nullable String channel,
        @Nullable UUID agentId,
        @Nullable String customerRef,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String topic,
        @Nullable String product,
        @Nullable Integer csat,
        @Nullable String recording,
        boolean test,
        List<LiveMessage> messages) {

    /** @param messageId as the sending system names it, so that it is taken once; null: the same sender, time and text is the same message */
    public record LiveMessage(@Nullable String messageId, Sender sender, Instant sentAt, String text) {}
}
