package id.binamutu.briefing;

import java.util.List;
import java.util.UUID;

/** @param right which option is right, from 1 */
record Question(UUID id, int position, String question, List<String> options, int right, String explanation) {
    Question {
        options = List.copyOf(options);
    }
}
