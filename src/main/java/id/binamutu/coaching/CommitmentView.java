package id.binamutu.coaching;

import id.binamutu.signature.SignatureView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A commitment as a page shows it.
 *
 * @param words a draft is the agent's alone: empty for other readers until it is signed
 * @param shown what stands beside the words; null when what was signed can no longer be read
 * @param mine whether the reader is the agent
 * @param leads whether the reader leads the team
 */
record CommitmentView(
        UUID id,
        UUID coachingId,
        Commitment.State state,
        String words,
        @Nullable LocalDate dueOn,
        Instant openedAt,
        Instant writeBy,
        boolean late,
        @Nullable Instant savedAt,
        @Nullable Instant signedAt,
        @Nullable ShownCommitment shown,
        String seen,
        List<RefusalView> refusals,
        List<SignatureView> signatures,
        boolean mine,
        boolean leads) {}
