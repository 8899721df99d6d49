package id.binamutu.dispute;

import id.binamutu.evaluation.ScoredCriterion;
import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.Message;
import id.binamutu.people.PersonName;
import id.binamutu.recording.Player;
import id.binamutu.web.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as its page shows it.
 *
 * @param evaluation the version that is disputed
 * @param standingScore of the version with every outcome so far
 * @param decider who alone decides this stage; null when anybody of the stage's role may
 * @param candidates team leaders to whom the coordinator may leave the second stage; empty when the reader may not
 */
record DisputeView(
        UUID id,
        ScoredEvaluation evaluation,
        UUID standingId,
        BigDecimal standingScore,
        Conversation conversation,
        @Nullable Player recording,
        PersonName agent,
        PersonName evaluator,
        @Nullable PersonName decider,
        Instant submittedAt,
        DisputeState state,
        int stage,
        LocalDate dueOn,
        boolean late,
        @Nullable LocalDate appealUntil,
        @Nullable Instant closedAt,
        List<Item> items,
        List<Stage> stages,
        List<DisputeStore.Attached> attachments,
        boolean mine,
        boolean maySettle,
        boolean mayGoOn,
        boolean mayDecide,
        List<Option> candidates) {

    /**
     * @param given the disputed answer as people read it
     * @param open whether it is still argued about
     * @param choices that a decider has; empty for a number, which is typed
     */
    record Item(
            ScoredCriterion scored,
            String given,
            String proposed,
            String reason,
            List<Decided> rulings,
            boolean open,
            List<Option> choices) {}

    /** @param answer from now on, as people read it; null when it stays */
    record Decided(int stage, Ruling ruling, @Nullable String answer, String reason) {}

    /** @param appeal why the agent came to this stage; null for the first */
    record Stage(
            int number,
            @Nullable String appeal,
            @Nullable Instant appealedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            boolean late,
            @Nullable UUID resultId) {}

    /** The text of a message. */
    public String said(int position) {
        return conversation.messages().stream()
                .filter(message -> message.position() == position)
                .map(Message::text)
                .findFirst()
                .orElse("");
    }

    public boolean changed() {
        return !standingId.equals(evaluation.id());
    }
}
