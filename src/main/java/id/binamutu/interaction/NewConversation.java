package id.binamutu.interaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat or call that comes in, as it was said.
 *
 * @param channel lower case
 * @param csat 1 to 5
 * @param recording file name of a voice recording
 * @param test made to try something out, by no customer
 */
public record NewConversation(
        String conversationId,
        String channel,
        UUID agentId,
        String customerRef,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String topic,
        @Nullable String product,
        @Nullable Integer csat,
        @Nullable String recording,
        boolean test,
        List<NewMessage> messages) {

    public record NewMessage(Sender sender, Instant sentAt, String text) {}
}
