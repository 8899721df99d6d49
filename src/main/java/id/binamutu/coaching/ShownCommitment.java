package id.binamutu.coaching;

import id.binamutu.evaluation.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that stands on the page beside the agent's words; kept as it was when it was signed. */
record ShownCommitment(
        String agentEmployeeId,
        String agentName,
        String coachName,
        Instant heldAt,
        @Nullable UUID evaluationId,
        @Nullable String reason,
        List<Finding> findings,
        List<Reference> articles,
        String reminder) {
    /** What somebody tampered with still has to be read, to show that it was tampered with. */
    ShownCommitment {
        findings = findings == null ? List.of() : findings;
        articles = articles == null ? List.of() : articles;
    }

    record Finding(@Nullable String criterion, Severity severity, String said, String correct) {}

    record Reference(UUID id, String title, String url, LocalDate validFrom) {}
}
