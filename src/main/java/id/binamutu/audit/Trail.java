package id.binamutu.audit;

import java.util.Map;
import java.util.UUID;

/** The append-only trail. Entries are written in the caller's transaction: what is rolled back was never done. */
public interface Trail {
    /**
     * @param action past tense, for example {@code evaluation.submitted}
     * @param details never customer data; JSON-serialisable values
     */
    void record(String action, String subjectType, UUID subjectId, Map<String, ?> details);

    default void record(String action, String subjectType, UUID subjectId) {
        record(action, subjectType, subjectId, Map.of());
    }
}
