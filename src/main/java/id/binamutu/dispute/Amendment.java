package id.binamutu.dispute;

import id.binamutu.evaluation.ScoredCriterion;
import id.binamutu.evaluation.ScoredEvaluation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction of an evaluator's error, as its page shows it.
 *
 * @param scoreAfter what the score becomes, or became
 * @param added numbers of criteria that fail with it and did not before
 * @param decision the words of whoever refused or approved it; null for none
 */
record Amendment(
        UUID id,
        ScoredEvaluation evaluation,
        String agent,
        String evaluator,
        String reason,
        String proposedBy,
        Instant proposedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable UUID resultId,
        @Nullable BigDecimal scoreAfter,
        List<Integer> added,
        List<Change> changes,
        boolean mayDecide,
        boolean mayWithdraw) {
    enum State {
        PROPOSED,
        APPROVED,
        REFUSED,
        WITHDRAWN
    }

    /** @param given and proposed as people read them */
    record Change(
            ScoredCriterion scored,
            String given,
            String proposed,
            @Nullable String comment) {}
}
