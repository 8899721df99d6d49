package id.binamutu.live;

import id.binamutu.interaction.Sender;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that runs, as lists show it.
 *
 * @param teamId null while no agent of a team has part in it
 * @param lastText masked and shortened
 * @param waitingSince since when the customer has had no answer from an agent
 */
public record LiveRow(
        UUID id,
        String conversationId,
        String channel,
        @Nullable UUID agentId,
        @Nullable String agent,
        @Nullable UUID teamId,
        @Nullable String team,
        String customerRef,
        Instant startedAt,
        @Nullable String topic,
        boolean test,
        int messages,
        @Nullable Sender lastSender,
        @Nullable String lastText,
        @Nullable Instant waitingSince,
        int revision) {}
