package id.binamutu.coaching;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record CoachingRow(
        UUID id,
        String employeeId,
        String agentName,
        String teamName,
        String state,
        int findings,
        @Nullable String rootCause,
        Instant openedAt,
        Instant dueAt,
        @Nullable Instant heldAt,
        boolean late) {}
