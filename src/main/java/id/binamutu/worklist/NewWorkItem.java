package id.binamutu.worklist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param kind names the messages {@code work.<kind>.title}, {@code .detail} and {@code .action}
 * @param step of the SOP, 1 to 9
 * @param arguments of those three messages; names and dates already as they are to be read
 * @param url where the work is done
 */
public record NewWorkItem(
        String kind,
        UUID subjectId,
        UUID assigneeId,
        @Nullable UUID teamId,
        int step,
        List<String> arguments,
        String url,
        @Nullable Instant dueAt) {}
