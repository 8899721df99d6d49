package id.binamutu.interaction;

import java.util.List;
import java.util.Set;

/**
 * A search as PostgreSQL understands it.
 *
 * @param query a tsquery
 * @param lexemes what is to be marked in a text that was found
 * @param required what must occur, each for itself, to say which one does not
 */
record Search(String query, Set<String> lexemes, List<Required> required) {

    /** @param typed the words as they were typed */
    record Required(String typed, String query) {}
}
