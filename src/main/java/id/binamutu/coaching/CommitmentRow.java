package id.binamutu.coaching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param dueOn only once it is signed: before that it is the agent's draft */
record CommitmentRow(
        UUID id,
        UUID coachingId,
        String employeeId,
        String agentName,
        String teamName,
        String state,
        Instant openedAt,
        Instant writeBy,
        @Nullable Instant signedAt,
        @Nullable LocalDate dueOn,
        boolean late) {}
