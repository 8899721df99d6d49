package id.binamutu.dispute;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/** Fields of a form that has one of each for every criterion: {@code reason-<id>}. */
record Fields(MultiValueMap<String, String> sent) {
    Map<UUID, String> by(String prefix) {
        Map<UUID, String> found = new HashMap<>();
        sent.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                try {
                    // Several boxes of one criterion make one answer.
                    found.put(UUID.fromString(name.substring(prefix.length())), String.join(",", values));
                } catch (IllegalArgumentException notACriterion) {
                    // Not a field of ours.
                }
            }
        });
        return found;
    }

    String text(String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
