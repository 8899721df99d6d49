package id.binamutu.interaction;

import id.binamutu.importing.BadRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation as one line of JSON. */
final class JsonConversation {

    private final JsonMapper json;
    private final Map<String, UUID> agents;

    JsonConversation(JsonMapper json, Map<String, UUID> agents) {
        this.json = json;
        this.agents = agents;
    }

    NewConversation read(String line) {
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JacksonException e) {
            throw new BadRow("", "interaction.bad.json");
        }
        if (!node.isObject()) {
            throw new BadRow("", "interaction.bad.json");
        }
        Map<String, String> head = new HashMap<>();
        Incoming.HEAD.forEach(column -> head.put(column, text(node, column)));
        JsonNode said = node.path("messages");
        if (!said.isMissingNode() && !said.isNull() && !said.isArray()) {
            throw new BadRow("messages", "interaction.bad.json");
        }
        List<NewConversation.NewMessage> messages = new ArrayList<>();
        for (JsonNode message : said) {
            messages.add(
                    Incoming.message(text(message, "sender"), text(message, "sent_at"), text(message, "text"), "text"));
        }
        return Incoming.conversation(head, List.copyOf(messages), agents);
    }

    /** JSON can spell characters that are none, which the database refuses. */
    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String text(JsonNode node, String column) {
        JsonNode value = node.path(column);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() && !value.isNumber()) {
            throw new BadRow(column, "interaction.bad.value");
        }
        String text = value.asString().strip();
        if (!isStorable(text)) {
            throw new BadRow(column, "interaction.bad.character");
        }
        return text;
    }
}
