package id.binamutu.live;

import id.binamutu.interaction.Sender;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations that run, each with a name of its own. */
final class TalkMother {

    final String id = "LIVE-" + UUID.randomUUID();
    final @Nullable UUID agentId;
    final Instant startedAt;

    TalkMother(@Nullable UUID agentId, Instant startedAt) {
        this.agentId = agentId;
        this.startedAt = startedAt;
    }

    LiveUpdate begins(LiveUpdate.LiveMessage... messages) {
        return new LiveUpdate(
                id, "chat", agentId, "C-1", startedAt, null, "gadai emas", null, null, null, false, List.of(messages));
    }

    LiveUpdate goesOn(LiveUpdate.LiveMessage... messages) {
        return new LiveUpdate(id, null, null, null, null, null, null, null, null, null, false, List.of(messages));
    }

    LiveUpdate isTakenBy(UUID agent) {
        return new LiveUpdate(id, null, agent, null, null, null, null, null, null, null, false, List.of());
    }

    LiveUpdate ends(int secondsAfterStart, LiveUpdate.LiveMessage... messages) {
        return new LiveUpdate(
                id,
                null,
                null,
                null,
                null,
                startedAt.plusSeconds(secondsAfterStart),
                null,
                null,
                4,
                null,
                false,
                List.of(messages));
    }

    LiveUpdate complete(LiveUpdate.LiveMessage... messages) {
        return new LiveUpdate(
                id,
                "chat",
                agentId,
                "C-1",
                startedAt,
                startedAt.plusSeconds(300),
                "gadai emas",
                null,
                4,
                null,
                false,
                List.of(messages));
    }

    LiveUpdate.LiveMessage customer(int second, String text) {
        return new LiveUpdate.LiveMessage(null, Sender.CUSTOMER, startedAt.plusSeconds(second), text);
    }

    LiveUpdate.LiveMessage agent(int second, String text) {
        return new LiveUpdate.LiveMessage(null, Sender.AGENT, startedAt.plusSeconds(second), text);
    }

    LiveUpdate.LiveMessage named(String messageId, int second, String text) {
        return new LiveUpdate.LiveMessage(messageId, Sender.CUSTOMER, startedAt.plusSeconds(second), text);
    }
}
