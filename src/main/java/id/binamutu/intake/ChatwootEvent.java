package id.binamutu.intake;

import id.binamutu.interaction.Sender;
import id.binamutu.live.LiveUpdate.LiveMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an event of Chatwoot says of a conversation. Two shapes come: {@code conversation_…} is the conversation itself,
 * {@code message_…} is a message with its conversation inside; both list the last message of the chat, which is taken too, for
 * Chatwoot does not repeat a delivery that was lost.
 *
 * @param number of the conversation, as people see it in Chatwoot
 * @param at when this happened there
 * @param users everybody of the desk who is named, by their id there
 * @param assignee who serves; null for nobody, or a bot
 * @param speaker who of the desk said the message that this event is about
 */
record ChatwootEvent(
        String name,
        long number,
        Instant at,
        Instant startedAt,
        @Nullable String status,
        @Nullable String channel,
        @Nullable String customerRef,
        @Nullable String topic,
        @Nullable String product,
        @Nullable Integer csat,
        @Nullable Long assignee,
        @Nullable Long speaker,
        Map<Long, User> users,
        List<LiveMessage> messages) {

    /** @param email null where this event does not name it */
    record User(String name, @Nullable String email) {}

    private static final int LONGEST = 20_000;

    /** As Ruby writes a time in JSON, or in a text. */
    private static final DateTimeFormatter WITH_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    /** Empty for an event that says nothing of a conversation. */
    static Optional<ChatwootEvent> read(JsonNode payload, Instant now) {
        String name = payload.path("event").asString("");
        boolean message = name.equals("message_created") || name.equals("message_updated");
        if (!message
                && !name.equals("conversation_created")
                && !name.equals("conversation_updated")
                && !name.equals("conversation_status_changed")) {
            return Optional.empty();
        }
        JsonNode conversation = message ? payload.path("conversation") : payload;
        long number =
                conversation.path("id").asLong(conversation.path("display_id").asLong(0));
        if (number <= 0) {
            return Optional.empty();
        }
        Reader reader = new Reader();
        if (message) {
            reader.message(payload, true);
        }
        conversation.path("messages").forEach(listed -> reader.message(listed, false));
        JsonNode meta = conversation.path("meta");
        Long assignee =
                meta.path("assignee_type").asString("User").equals("User") ? reader.user(meta.path("assignee")) : null;
        Instant created = time(conversation.path("created_at"));
        Instant at = message ? time(payload.path("created_at")) : changedAt(conversation);
        JsonNode custom = conversation.path("custom_attributes");
        return Optional.of(new ChatwootEvent(
                name,
                number,
                at == null ? now : at,
                created != null ? created : at != null ? at : now,
                text(conversation.path("status")),
                channel(conversation.path("channel").asString("")),
                customer(meta.path("sender"), message ? payload.path("sender") : meta.path("sender")),
                shortened(first(
                        custom,
                        List.of("topic", "topik"),
                        conversation.path("labels").path(0))),
                shortened(first(custom, List.of("product", "produk"), custom.path("product"))),
                reader.csat,
                assignee,
                reader.speaker,
                Map.copyOf(reader.users),
                List.copyOf(reader.messages)));
    }

    /** Reads messages; private notes and what is only shown in the desk are left out. */
    private static final class Reader {

        private final List<LiveMessage> messages = new ArrayList<>();
        private final Map<Long, User> users = new LinkedHashMap<>();
        private @Nullable Integer csat;
        private @Nullable Long speaker;

        void message(JsonNode message, boolean whole) {
            if (message.path("private").asBoolean(false)) {
                return;
            }
            JsonNode rating = message.at("/content_attributes/submitted_values/csat_survey_response/rating");
            if (rating.isInt() && rating.asInt() >= 1 && rating.asInt() <= 5) {
                csat = rating.asInt();
            }
            Sender sender = sender(message);
            Instant at = time(message.path("created_at"));
            String text = content(message);
            long id = message.path("id").asLong(0);
            if (sender != null && at != null && id > 0 && !text.isEmpty()) {
                messages.add(new LiveMessage(Long.toString(id), sender, at, text));
            }
            Long by = user(message.path("sender"));
            if (whole && sender == Sender.AGENT) {
                speaker = by;
            }
        }

        @Nullable
        Long user(JsonNode user) {
            long id = user.path("id").asLong(0);
            if (id <= 0 || !user.path("type").asString("").equals("user")) {
                return null;
            }
            String email = text(user.path("email"));
            String name = text(user.path("name"));
            users.merge(
                    id,
                    new User(name == null ? "#" + id : name, email),
                    (before, now) -> before.email() == null ? now : before);
            return id;
        }

        private static @Nullable Sender sender(JsonNode message) {
            JsonNode type = message.path("message_type");
            String kind = type.isInt()
                    ? switch (type.asInt()) {
                        case 0 -> "incoming";
                        case 1 -> "outgoing";
                        case 2 -> "activity";
                        case 3 -> "template";
                        default -> "";
                    }
                    : type.asString("");
            return switch (kind) {
                case "incoming" -> Sender.CUSTOMER;
                case "outgoing" ->
                    message.path("sender").path("type").asString("").equals("user")
                                    || message.path("sender_type").asString("").equals("User")
                            ? Sender.AGENT
                            : Sender.BOT;
                case "template" -> Sender.BOT;
                case "activity" -> Sender.SYSTEM;
                default -> null;
            };
        }

        private static String content(JsonNode message) {
            StringBuilder text =
                    new StringBuilder(message.path("content").asString("").strip());
            for (JsonNode attachment : message.path("attachments")) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("[")
                        .append(attachment.path("file_type").asString("file"))
                        .append("]");
            }
            return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST);
        }
    }

    private static @Nullable Instant changedAt(JsonNode conversation) {
        Instant updated = time(conversation.path("updated_at"));
        return updated != null ? updated : time(conversation.path("timestamp"));
    }

    /** Seconds since 1970, with or without parts, or text. */
    private static @Nullable Instant time(JsonNode value) {
        if (value.isNumber()) {
            double seconds = value.asDouble();
            return seconds <= 0 ? null : Instant.ofEpochMilli(Math.round(seconds * 1000));
        }
        String text = value.asString("");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.endsWith(" UTC")
                    ? WITH_ZONE.withZone(ZoneOffset.UTC).parse(text, Instant::from)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code Channel::WebWidget} is web. */
    private static @Nullable String channel(String type) {
        String name = type.substring(type.lastIndexOf(':') + 1);
        return switch (name) {
            case "" -> null;
            case "WebWidget" -> "web";
            case "TwilioSms" -> "sms";
            case "FacebookPage" -> "facebook";
            default -> name.toLowerCase(Locale.ROOT);
        };
    }

    private static @Nullable String customer(JsonNode contact, JsonNode sender) {
        for (JsonNode from : List.of(contact, sender)) {
            if (from.path("type").asString("").equals("user")) {
                continue;
            }
            for (String field : List.of("identifier", "phone_number", "email")) {
                String known = text(from.path(field));
                if (known != null) {
                    return known.length() <= 100 ? known : known.substring(0, 100);
                }
            }
            if (from.path("id").asLong(0) > 0) {
                return "chatwoot-" + from.path("id").asLong();
            }
        }
        return null;
    }

    private static @Nullable String first(JsonNode custom, List<String> names, JsonNode otherwise) {
        for (String name : names) {
            String known = text(custom.path(name));
            if (known != null) {
                return known;
            }
        }
        return text(otherwise);
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= 200 ? text : text.substring(0, 200);
    }

    private static @Nullable String text(JsonNode value) {
        String text = value.isString() ? value.asString().replace("\0", "").strip() : "";
        return text.isEmpty() ? null : text;
    }
}
