package id.binamutu.live;

import id.binamutu.web.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An update that can be believed, in the form that the database can hold: microseconds, no NUL, lower case channel. */
final class Arrived {

    private static final int LONGEST_MESSAGE = 20_000;
    private static final int MOST_MESSAGES = 5_000;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private Arrived() {}

    /** @throws RuleViolation for the first value that cannot be */
    static LiveUpdate checked(LiveUpdate update, Instant now) {
        if (update.csat() != null && (update.csat() < 1 || update.csat() > 5)) {
            throw RuleViolation.at("csat", "live.bad.csat", update.csat());
        }
        String conversationId = text("conversationId", update.conversationId(), 100);
        if (conversationId == null) {
            throw RuleViolation.at("conversationId", "live.bad.missing", "conversationId");
        }
        String channel = text("channel", update.channel(), 50);
        Instant started = time("startedAt", update.startedAt(), now);
        Instant ended = time("endedAt", update.endedAt(), now);
        notBefore(started, ended);
        count(update.messages().size());
        return new LiveUpdate(
                conversationId,
                channel == null ? null : channel.toLowerCase(Locale.ROOT),
                update.agentId(),
                text("customerRef", update.customerRef(), 100),
                started,
                ended,
                text("topic", update.topic(), 200),
                text("product", update.product(), 200),
                update.csat(),
                text("recording", update.recording(), 200),
                update.test(),
                messages(update.messages(), now));
    }

    static void notBefore(@Nullable Instant started, @Nullable Instant ended) {
        if (started != null && ended != null && ended.isBefore(started)) {
            throw RuleViolation.at("endedAt", "live.bad.ended");
        }
    }

    static void count(int messages) {
        if (messages > MOST_MESSAGES) {
            throw RuleViolation.at("messages", "live.bad.many", MOST_MESSAGES);
        }
    }

    private static List<LiveUpdate.LiveMessage> messages(List<LiveUpdate.LiveMessage> messages, Instant now) {
        return messages.stream()
                .map(message -> {
                    if (message.text().length() > LONGEST_MESSAGE) {
                        throw RuleViolation.at("messages", "live.bad.long", "text", LONGEST_MESSAGE);
                    }
                    Instant sentAt = time("sentAt", message.sentAt(), now);
                    if (sentAt == null) {
                        throw RuleViolation.at("messages", "live.bad.missing", "sentAt");
                    }
                    return new LiveUpdate.LiveMessage(
                            text("messageId", message.messageId(), 200),
                            message.sender(),
                            sentAt,
                            message.text().replace("\0", ""));
                })
                .toList();
    }

    private static @Nullable String text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            throw RuleViolation.at(field, "live.bad.long", field, longest);
        }
        return text.replace("\0", "").strip();
    }

    private static @Nullable Instant time(String field, @Nullable Instant time, Instant now) {
        if (time == null) {
            return null;
        }
        if (time.isBefore(EARLIEST) || time.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw RuleViolation.at(field, "live.bad.time", field, time);
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
