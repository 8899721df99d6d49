package id.binamutu.coaching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is signed: the words, and everything that was shown with them. */
record CommitmentContent(
        UUID commitmentId,
        UUID coachingId,
        UUID agentId,
        UUID teamId,
        @Nullable JsonNode shown,
        String words,
        @Nullable LocalDate dueOn,
        Instant writeBy,
        @Nullable Instant signedAt) {}
