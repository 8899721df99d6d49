package id.binamutu.coaching;

import id.binamutu.evaluation.FindingView;
import id.binamutu.knowledge.Article;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain of one corrective action as a page shows it.
 *
 * @param late not held although it should have been
 * @param leads whether the reader leads the team and may act
 * @param refused whether the agent's refusal is the last word so far
 */
record CoachingView(
        UUID id,
        CoachingState state,
        UUID agentId,
        String agentName,
        String teamName,
        String coachName,
        @Nullable UUID evaluationId,
        @Nullable Instant foundAt,
        @Nullable String reason,
        Instant openedAt,
        Instant dueAt,
        boolean late,
        List<FindingView> findings,
        @Nullable RootCause rootCauseCategory,
        @Nullable String rootCause,
        @Nullable Instant rootCauseAt,
        @Nullable Instant plannedFor,
        @Nullable String place,
        @Nullable Instant plannedAt,
        List<Article> articles,
        @Nullable String reminder,
        @Nullable String notes,
        @Nullable Instant heldAt,
        @Nullable Instant recordedAt,
        @Nullable String closure,
        @Nullable Instant closedAt,
        @Nullable String closedByName,
        @Nullable CommitmentView commitment,
        boolean leads) {
    public boolean refused() {
        return commitment != null && commitment.state() == Commitment.State.REFUSED;
    }

    public boolean isPlannable() {
        return leads && state.isToBeHeld();
    }

    public boolean isClosable() {
        return leads && (state == CoachingState.COMMITTED || (state == CoachingState.HELD && refused()));
    }
}
