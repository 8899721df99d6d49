package id.binamutu.worklist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that waits for a person. */
public record WorkItem(
        UUID id,
        String kind,
        UUID subjectId,
        int step,
        List<String> arguments,
        String url,
        @Nullable Instant dueAt,
        Instant openedAt) {
    public boolean lateAt(Instant now) {
        return dueAt != null && dueAt.isBefore(now);
    }
}
