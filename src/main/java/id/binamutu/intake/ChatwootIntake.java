package id.binamutu.intake;

import id.binamutu.interaction.Sender;
import id.binamutu.live.LiveConversations;
import id.binamutu.live.LiveConversations.Outcome;
import id.binamutu.live.LiveUpdate;
import id.binamutu.live.LiveUpdate.LiveMessage;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Takes a Chatwoot account's events, whichever comes first or twice; one at a time for each conversation. */
@Service
class ChatwootIntake {

    private static final Logger log = LoggerFactory.getLogger(ChatwootIntake.class);

    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final ChatwootAccounts accounts;
    private final LiveConversations live;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChatwootIntake(
            JdbcClient jdbc,
            ChatwootAccounts accounts,
            LiveConversations live,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.live = live;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param detail what an administrator can do something about */
    record Result(String outcome, @Nullable String detail) {

        static Result of(String outcome) {
            return new Result(outcome, null);
        }
    }

    /** What became of it; this is also what the account's page says. */
    Result take(ChatwootAccount account, JsonNode payload) {
        String name = payload.path("event").asString("").replace("\0", "");
        Optional<ChatwootEvent> event = ChatwootEvent.read(payload, clock.instant());
        if (event.isEmpty()) {
            return delivered(account, name, null, Result.of("ignored"));
        }
        try {
            return transaction.execute(status -> {
                Result result = take(account, event.get());
                accounts.delivered(account.id(), name, event.get().number(), result.outcome(), result.detail());
                return result;
            });
        } catch (RuleViolation violation) {
            return delivered(account, name, event.get().number(), new Result("refused", violation.field()));
        }
    }

    private Result delivered(ChatwootAccount account, String event, @Nullable Long number, Result result) {
        String known = event.length() > 60 ? event.substring(0, 60) : event;
        transaction.executeWithoutResult(
                status -> accounts.delivered(account.id(), known, number, result.outcome(), result.detail()));
        return result;
    }

    private Result take(ChatwootAccount account, ChatwootEvent event) {
        accounts.meet(account.id(), event.users());
        ChatwootRound round =
                hold(account, event).served(event.assignee() != null ? event.assignee() : event.speaker());
        List<LiveMessage> messages = event.messages().stream()
                .filter(m -> !round.isBefore(m.sentAt()))
                .toList();
        ChatwootRound now = round;
        if (!round.running()) {
            Instant again = reopenedAt(event, messages, round);
            if (again == null) {
                return Result.of("late");
            }
            now = round.again(again);
        }
        now = state(now, event, messages);
        Outcome outcome = live.receive(update(now, event, messages));
        if (outcome == Outcome.CLOSED) {
            // It was over here without Chatwoot having said so, because nothing was heard of it for long.
            Instant again = reopenedAt(event, messages, now);
            if (again == null) {
                store(account, now.over(event.at()), null, false);
                return Result.of("late");
            }
            now = state(now.again(again), event, messages);
            outcome = live.receive(update(now, event, messages));
        }
        Instant resolved = now.resolvedAt();
        if (resolved != null && account.waitMinutes() == 0) {
            return end(account, now);
        }
        Instant over = resolved == null ? null : clock.instant().plus(Duration.ofMinutes(account.waitMinutes()));
        store(account, now, over, false);
        if (now.userId() != null && accounts.person(account.id(), now.userId()).isEmpty()) {
            return new Result(outcome.name().toLowerCase(Locale.ROOT), "agent");
        }
        return Result.of(
                resolved != null && round.resolvedAt() == null
                        ? "resolved"
                        : outcome.name().toLowerCase(Locale.ROOT));
    }

    /** Ends what was resolved long enough ago. */
    void endResolved() {
        List<ChatwootRound> due;
        do {
            due = jdbc.sql(
                            "select *, false as fresh from chatwoot_conversation where over_at <= :now order by over_at limit "
                                    + AT_ONCE)
                    .param("now", Tokens.at(clock.instant()))
                    .query(ChatwootIntake::round)
                    .list();
            due.forEach(this::endIfDue);
        } while (due.size() == AT_ONCE);
    }

    /** Once it is known who an agent is, what waited for it can end. */
    void goOnFor(UUID accountId, long userId) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        update chatwoot_conversation set over_at = :now, waits_for_agent = false
                        where account_id = :account and user_id = :user and waits_for_agent
                        """)
                .param("now", Tokens.at(clock.instant()))
                .param("account", accountId)
                .param("user", userId)
                .update());
        endResolved();
    }

    /** One that cannot end does not hold up the others. */
    private void endIfDue(ChatwootRound seen) {
        try {
            endDue(seen);
        } catch (RuleViolation violation) {
            log.warn("{} cannot end: {}", seen.conversationId(), violation.messageKey());
            transaction.executeWithoutResult(status -> jdbc.sql(
                            "update chatwoot_conversation set over_at = null where account_id = ? and number = ?")
                    .params(seen.accountId(), seen.number())
                    .update());
        }
    }

    private void endDue(ChatwootRound seen) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        select *, false as fresh from chatwoot_conversation
                        where account_id = :account and number = :number and over_at <= :now for update
                        """)
                .param("account", seen.accountId())
                .param("number", seen.number())
                .param("now", Tokens.at(clock.instant()))
                .query(ChatwootIntake::round)
                .optional()
                .ifPresent(round -> end(accounts.account(round.accountId()), round)));
    }

    /** Without a known agent it stays, until an administrator says who that is. */
    private Result end(ChatwootAccount account, ChatwootRound round) {
        Instant resolved = round.resolvedAt();
        UUID agent = round.userId() == null
                ? null
                : accounts.person(account.id(), round.userId()).orElse(null);
        if (resolved == null || agent == null) {
            store(account, round, null, resolved != null);
            return new Result("resolved", "agent");
        }
        Instant ended = resolved.isBefore(round.startedAt()) ? round.startedAt() : resolved;
        live.receive(new LiveUpdate(
                round.conversationId(), null, agent, null, null, ended, null, null, null, null, false, List.of()));
        store(account, round.over(ended), null, false);
        return Result.of("ended");
    }

    /** The newest state that Chatwoot told; a customer who writes on after it was resolved takes that back. */
    private static ChatwootRound state(ChatwootRound round, ChatwootEvent event, List<LiveMessage> messages) {
        Instant known = round.statusAt();
        boolean tellsState = event.name().startsWith("conversation_") && event.status() != null;
        if (tellsState && (known == null || !event.at().isBefore(known))) {
            return "resolved".equals(event.status()) ? round.resolved(event.at()) : round.goesOn(event.at());
        }
        Instant resolved = round.resolvedAt();
        if (resolved != null && !"resolved".equals(event.status())) {
            for (LiveMessage message : messages) {
                if (message.sender() == Sender.CUSTOMER && message.sentAt().isAfter(resolved)) {
                    return round.goesOn(message.sentAt());
                }
            }
        }
        return round;
    }

    /** From when on a conversation that was over goes on; null when this event does not say so. */
    private static @Nullable Instant reopenedAt(ChatwootEvent event, List<LiveMessage> messages, ChatwootRound round) {
        if ("resolved".equals(event.status())) {
            return null;
        }
        Instant said = messages.stream()
                .filter(message -> message.sender() == Sender.CUSTOMER || message.sender() == Sender.AGENT)
                .map(LiveMessage::sentAt)
                .min(Instant::compareTo)
                .orElse(null);
        if (said != null) {
            return said;
        }
        boolean reopened =
                event.name().equals("conversation_status_changed") && !round.running() && !round.isBefore(event.at());
        return reopened ? event.at() : null;
    }

    private LiveUpdate update(ChatwootRound round, ChatwootEvent event, List<LiveMessage> messages) {
        UUID agent = round.userId() == null
                ? null
                : accounts.person(round.accountId(), round.userId()).orElse(null);
        String channel = event.channel();
        return new LiveUpdate(
                round.conversationId(),
                channel == null && round.fresh() ? "chat" : channel,
                agent,
                event.customerRef(),
                round.startedAt(),
                null,
                event.topic(),
                event.product(),
                event.csat(),
                null,
                false,
                messages);
    }

    private ChatwootRound hold(ChatwootAccount account, ChatwootEvent event) {
        int begun = jdbc.sql("""
                        insert into chatwoot_conversation (account_id, number, started_at) values (:account, :number, :started)
                        on conflict do nothing
                        """)
                .param("account", account.id())
                .param("number", event.number())
                .param("started", Tokens.at(event.startedAt()))
                .update();
        return jdbc.sql("""
                        select *, :fresh as fresh from chatwoot_conversation
                        where account_id = :account and number = :number for update
                        """)
                .param("fresh", begun == 1)
                .param("account", account.id())
                .param("number", event.number())
                .query(ChatwootIntake::round)
                .single();
    }

    private void store(ChatwootAccount account, ChatwootRound round, @Nullable Instant over, boolean waits) {
        jdbc.sql("""
                        update chatwoot_conversation set round = :round, started_at = :started, running = :running,
                          status_at = :statusAt, user_id = :user, resolved_at = :resolved, over_at = :over,
                          closed_until = :closed, waits_for_agent = :waits
                        where account_id = :account and number = :number
                        """)
                .param("round", round.round())
                .param("started", Tokens.at(round.startedAt()))
                .param("running", round.running())
                .param("statusAt", orNull(round.statusAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("user", round.userId(), Types.BIGINT)
                .param("resolved", orNull(round.resolvedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("over", orNull(over), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("closed", orNull(round.closedUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("waits", waits)
                .param("account", account.id())
                .param("number", round.number())
                .update();
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : Tokens.at(instant);
    }

    private static ChatwootRound round(ResultSet row, int n) throws SQLException {
        return new ChatwootRound(
                row.getObject("account_id", UUID.class),
                row.getLong("number"),
                row.getInt("round"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("running"),
                instant(row, "status_at"),
                row.getObject("user_id", Long.class),
                instant(row, "resolved_at"),
                instant(row, "closed_until"),
                row.getBoolean("fresh"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
