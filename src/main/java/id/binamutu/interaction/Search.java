package id.binamutu.interaction;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A search as PostgreSQL understands it.
 *
 * @param query a tsquery
 * @param lexemes what is to be marked in a text that was found
 * @param required what must occur, each for itself, to say which one does not
 */
record Search(String query, Set<String> lexemes, List<Required> required) {

    private static final Pattern LEXEME = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'");

    private static final Pattern DISTANCE = Pattern.compile("<(?:-|\\d+)>");

    /** @param typed the words as they were typed */
    record Required(String typed, String query) {}

    /** The same said by one kind of sender, whose weight the words carry. */
    String queryOf(Sender sender) {
        return LEXEME.matcher(query).replaceAll("$0:" + "ABCD".charAt(sender.ordinal()));
    }

    /** The same words in whatever order and distance: what the index of words can tell by itself. */
    String loosely() {
        return DISTANCE.matcher(query).replaceAll("&");
    }

    /** Whether it asks for one word or phrase and nothing else. */
    boolean isOne() {
        return required.size() == 1 && required.get(0).query().equals(query);
    }
}
