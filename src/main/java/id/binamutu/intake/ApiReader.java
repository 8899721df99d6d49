package id.binamutu.intake;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.Values;
import id.binamutu.interaction.Sender;
import id.binamutu.live.LiveUpdate;
import id.binamutu.live.LiveUpdate.LiveMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one object of a request and names everything in it that cannot be, each with its place. */
final class ApiReader {

    static final Set<String> INTERACTION = Set.of(
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
            "test",
            "messages");
    static final Set<String> CHANGE =
            Set.of("channel", "agent_id", "customer_ref", "ended_at", "topic", "product", "csat", "recording");
    static final Set<String> MESSAGES = Set.of("messages");
    static final Set<String> MESSAGE = Set.of("message_id", "sender", "sent_at", "text");

    static final int MOST_MESSAGES = 5_000;
    static final int LONGEST_MESSAGE = 20_000;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final JsonNode node;
    private final Map<String, UUID> agents;
    private final Instant latest;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    private ApiReader(JsonNode node, Map<String, UUID> agents, Instant now) {
        this.node = node;
        this.agents = agents;
        this.latest = now.plus(CLOCKS_DIFFER);
    }

    /** The employee numbers in these objects, to look them up all at once. */
    static Collection<String> agentsIn(Iterable<JsonNode> nodes) {
        Set<String> agents = new TreeSet<>();
        for (JsonNode node : nodes) {
            if (node.path("agent_id").isString()) {
                agents.add(node.path("agent_id").asString().strip());
            }
        }
        return agents;
    }

    /**
     * @param conversationId from the address; null when it stands in the object
     * @param fields that the object may have
     * @param agents ids by employee number in upper case
     * @throws ApiRefusal with everything that is wrong
     */
    static LiveUpdate read(
            JsonNode node, @Nullable String conversationId, Set<String> fields, Map<String, UUID> agents, Instant now) {
        ApiReader reader = new ApiReader(node, agents, now);
        LiveUpdate update = reader.update(conversationId, fields);
        if (!reader.errors.isEmpty()) {
            throw new ApiRefusal(Problem.of(
                    Problem.Kind.INVALID,
                    reader.errors.size() == 1
                            ? reader.errors.get(0).detail()
                            : "%d fields cannot be as they are.".formatted(reader.errors.size()),
                    List.copyOf(reader.errors)));
        }
        return update;
    }

    private LiveUpdate update(@Nullable String inAddress, Set<String> fields) {
        if (!node.isObject()) {
            error("", "", "Must be an object.");
            return empty(inAddress);
        }
        known(node, fields, "");
        String conversationId = inAddress != null ? inAddress : text(node, "conversation_id", 100, "", true);
        String channel = text(node, "channel", 50, "", false);
        Instant startedAt = time(node, "started_at", "", false);
        Instant endedAt = time(node, "ended_at", "", false);
        if (startedAt != null && endedAt != null && endedAt.isBefore(startedAt)) {
            error("/ended_at", "ended_at", "Ends before it starts.");
        }
        return new LiveUpdate(
                conversationId == null ? "" : conversationId,
                channel == null ? null : channel.toLowerCase(Locale.ROOT),
                agent(),
                text(node, "customer_ref", 100, "", false),
                startedAt,
                endedAt,
                text(node, "topic", 200, "", false),
                text(node, "product", 200, "", false),
                csat(),
                text(node, "recording", 200, "", false),
                test(),
                messages(fields.equals(MESSAGES)));
    }

    private static LiveUpdate empty(@Nullable String conversationId) {
        return new LiveUpdate(
                conversationId == null ? "" : conversationId,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of());
    }

    private List<LiveMessage> messages(boolean required) {
        JsonNode said = node.path("messages");
        if (absent(said)) {
            if (required) {
                error("/messages", "messages", "Is needed.");
            }
            return List.of();
        }
        if (!said.isArray()) {
            error("/messages", "messages", "Must be an array.");
            return List.of();
        }
        if (said.size() > MOST_MESSAGES) {
            error("/messages", "messages", "At most %d messages.".formatted(MOST_MESSAGES));
            return List.of();
        }
        List<LiveMessage> messages = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            JsonNode message = said.get(i);
            String pointer = "/messages/" + i;
            if (!message.isObject()) {
                error(pointer, "messages", "Must be an object.");
                continue;
            }
            known(message, MESSAGE, pointer);
            String id = text(message, "message_id", 100, pointer, false);
            Sender sender = sender(message, pointer);
            Instant sentAt = time(message, "sent_at", pointer, true);
            String text = text(message, "text", LONGEST_MESSAGE, pointer, true);
            if (sender != null && sentAt != null && text != null) {
                messages.add(new LiveMessage(id, sender, sentAt, text));
            }
        }
        return List.copyOf(messages);
    }

    private @Nullable UUID agent() {
        String employeeId = text(node, "agent_id", 50, "", false);
        if (employeeId == null) {
            return null;
        }
        UUID agent = agents.get(employeeId.toUpperCase(Locale.ROOT));
        if (agent == null) {
            error("/agent_id", "agent_id", "Nobody here has the employee number “%s”.".formatted(employeeId));
        }
        return agent;
    }

    private @Nullable Integer csat() {
        JsonNode value = node.path("csat");
        if (absent(value)) {
            return null;
        }
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > 5) {
            error("/csat", "csat", "Must be a whole number from 1 to 5.");
            return null;
        }
        return value.asInt();
    }

    private boolean test() {
        JsonNode value = node.path("test");
        if (absent(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            error("/test", "test", "Must be true or false.");
            return false;
        }
        return value.asBoolean();
    }

    private @Nullable Sender sender(JsonNode of, String pointer) {
        String text = text(of, "sender", 20, pointer, true);
        if (text == null) {
            return null;
        }
        return Arrays.stream(Sender.values())
                .filter(sender -> sender.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    error(pointer + "/sender", "sender", "Must be CUSTOMER, AGENT, BOT or SYSTEM.");
                    return null;
                });
    }

    private @Nullable Instant time(JsonNode of, String field, String pointer, boolean required) {
        String text = text(of, field, 50, pointer, required);
        if (text == null) {
            return null;
        }
        try {
            Instant time = Values.instant(field, text);
            if (time.isBefore(EARLIEST) || time.isAfter(latest)) {
                error(pointer + "/" + field, field, "Must lie between the year 2000 and tomorrow.");
                return null;
            }
            return time;
        } catch (BadRow e) {
            error(pointer + "/" + field, field, "Must be a time like 2026-10-31T14:05:00+07:00.");
            return null;
        }
    }

    private @Nullable String text(JsonNode of, String field, int longest, String pointer, boolean required) {
        JsonNode value = of.path(field);
        String at = pointer + "/" + field;
        if (!absent(value) && !value.isString()) {
            error(at, field, "Must be text.");
            return null;
        }
        String text = absent(value) ? "" : value.asString().strip();
        if (text.isEmpty()) {
            if (required) {
                error(at, field, absent(value) ? "Is needed." : "Must not be empty.");
            }
            return null;
        }
        if (text.length() > longest) {
            error(at, field, "Longer than %d characters.".formatted(longest));
            return null;
        }
        if (text.indexOf(0) >= 0) {
            error(at, field, "Must not hold the character U+0000.");
            return null;
        }
        return text;
    }

    private void known(JsonNode of, Set<String> fields, String pointer) {
        for (String name : of.propertyNames()) {
            if (!fields.contains(name)) {
                String escaped = name.replace("~", "~0").replace("/", "~1");
                error(pointer + "/" + escaped, name, "There is no such field here.");
            }
        }
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private void error(String pointer, String field, String detail) {
        errors.add(new Problem.FieldError(pointer, field, detail));
    }
}
