package id.binamutu.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in Chatwoot as it stands here. Reopened after it was over, it goes on in another round.
 *
 * @param userId who serves, of the desk's users
 * @param statusAt when the newest state that is known was set
 * @param resolvedAt null while it runs
 * @param closedUntil everything until then belongs to rounds before
 * @param fresh nothing of it was known before
 */
record ChatwootRound(
        UUID accountId,
        long number,
        int round,
        Instant startedAt,
        boolean running,
        @Nullable Instant statusAt,
        @Nullable Long userId,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedUntil,
        boolean fresh) {

    String conversationId() {
        String account = accountId.toString().replace("-", "").substring(0, 12);
        return "chatwoot-" + account + "-" + number + (round == 1 ? "" : "-" + round);
    }

    boolean isBefore(Instant at) {
        return closedUntil != null && !at.isAfter(closedUntil);
    }

    ChatwootRound served(@Nullable Long by) {
        return by == null ? this : with(round, startedAt, running, statusAt, by, resolvedAt, closedUntil);
    }

    ChatwootRound resolved(Instant at) {
        return with(round, startedAt, running, at, userId, resolvedAt == null ? at : resolvedAt, closedUntil);
    }

    ChatwootRound goesOn(Instant at) {
        return with(round, startedAt, running, at, userId, null, closedUntil);
    }

    ChatwootRound over(Instant until) {
        return with(round, startedAt, false, statusAt, userId, null, until);
    }

    ChatwootRound again(Instant from) {
        return new ChatwootRound(accountId, number, round + 1, from, true, from, userId, null, closedUntil, true);
    }

    private ChatwootRound with(
            int round,
            Instant startedAt,
            boolean running,
            @Nullable Instant statusAt,
            @Nullable Long userId,
            @Nullable Instant resolvedAt,
            @Nullable Instant closedUntil) {
        return new ChatwootRound(
                accountId, number, round, startedAt, running, statusAt, userId, resolvedAt, closedUntil, fresh);
    }
}
