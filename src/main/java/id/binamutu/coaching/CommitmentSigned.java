package id.binamutu.coaching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An agent signed a commitment; what was signed never changes. */
public record CommitmentSigned(
        UUID commitmentId, UUID coachingId, UUID agentId, UUID teamId, LocalDate dueOn, Instant signedAt) {}
