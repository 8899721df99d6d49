package id.binamutu.interaction;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.Values;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a file says of a conversation, before and after it is believed: the same rules for CSV and JSONL. */
final class Incoming {

    static final List<String> HEAD = List.of(
            "conversation_id",
            "channel",
            "agent_id",
            "customer_ref",
            "started_at",
            "ended_at",
            "topic",
            "product",
            "csat",
            "recording",
            "test");

    private static final int LONGEST_MESSAGE = 20_000;

    private Incoming() {}

    /**
     * @param head values by the names of {@link #HEAD}, "" for none
     * @throws BadRow for the first value that cannot be
     */
    static NewConversation conversation(
            Map<String, String> head, List<NewConversation.NewMessage> messages, Map<String, UUID> agents) {
        String conversationId = required(head, "conversation_id", 100);
        String channel = required(head, "channel", 50).toLowerCase(Locale.ROOT);
        String employeeId = required(head, "agent_id", 50);
        UUID agent = agents.get(employeeId.toUpperCase(Locale.ROOT));
        if (agent == null) {
            throw new BadRow("agent_id", "interaction.bad.agent", employeeId);
        }
        Instant started = Values.instant("started_at", required(head, "started_at", 50));
        String endedAt = head.getOrDefault("ended_at", "");
        Instant ended = endedAt.isEmpty() ? null : Values.instant("ended_at", endedAt);
        if (ended != null && ended.isBefore(started)) {
            throw new BadRow("ended_at", "interaction.bad.ended");
        }
        return new NewConversation(
                conversationId,
                channel,
                agent,
                optional(head, "customer_ref", 100) == null ? "" : head.getOrDefault("customer_ref", ""),
                started,
                ended,
                optional(head, "topic", 200),
                optional(head, "product", 200),
                csat(head.getOrDefault("csat", "")),
                optional(head, "recording", 200),
                test(head.getOrDefault("test", "")),
                messages);
    }

    static NewConversation.NewMessage message(String sender, String sentAt, String text, String textColumn) {
        if (text.length() > LONGEST_MESSAGE) {
            throw new BadRow(textColumn, "import.bad.long", LONGEST_MESSAGE);
        }
        if (sentAt.isEmpty()) {
            throw new BadRow("sent_at", "import.bad.empty");
        }
        return new NewConversation.NewMessage(sender(sender), Values.instant("sent_at", sentAt), text);
    }

    private static Sender sender(String text) {
        try {
            return Sender.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRow("sender", "interaction.bad.sender", text);
        }
    }

    private static @Nullable Integer csat(String text) {
        if (text.isEmpty()) {
            return null;
        }
        int csat = Values.integer("csat", text);
        if (csat < 1 || csat > 5) {
            throw new BadRow("csat", "interaction.bad.csat", text);
        }
        return csat;
    }

    private static boolean test(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "false", "0", "no", "tidak" -> false;
            case "true", "1", "yes", "ya" -> true;
            default -> throw new BadRow("test", "interaction.bad.test", text);
        };
    }

    private static String required(Map<String, String> head, String column, int longest) {
        String text = optional(head, column, longest);
        if (text == null) {
            throw new BadRow(column, "import.bad.empty");
        }
        return text;
    }

    private static @Nullable String optional(Map<String, String> head, String column, int longest) {
        String text = head.getOrDefault(column, "");
        if (text.length() > longest) {
            throw new BadRow(column, "import.bad.long", longest);
        }
        return text.isEmpty() ? null : text;
    }
}
