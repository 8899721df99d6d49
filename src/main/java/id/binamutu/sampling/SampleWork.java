package id.binamutu.sampling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has which samples to score, and how they change hands. */
public interface SampleWork {

    /** Samples of one evaluator that are due on one day; replaced ones are nobody's work. */
    record Day(UUID assigneeId, LocalDate dueOn, long scored, long open) {}

    /**
     * A sample that waits.
     *
     * @param begun whether the evaluator has begun to score it; then it is not moved
     */
    record Waiting(
            UUID id,
            UUID agentId,
            UUID teamId,
            String conversationId,
            LocalDate dueOn,
            boolean random,
            boolean begun) {}

    /** A sample that got another evaluator. */
    record Handed(UUID sampleId, UUID fromId, UUID toId) {}

    /** @param assigneeId null for everybody */
    List<Day> due(@Nullable UUID assigneeId, LocalDate from, LocalDate to);

    /** What is open, whenever it is due. */
    List<Day> open(@Nullable UUID assigneeId);

    /**
     * Somebody's open samples, what is due first on top.
     *
     * @param agentId null for every agent's
     */
    List<Waiting> waiting(UUID assigneeId, @Nullable UUID agentId, int most);

    /** Those of the samples that are still open with this evaluator and not begun; nobody else gets them until the end. */
    List<UUID> movable(Collection<UUID> sampleIds, UUID assigneeId);

    /**
     * Gives samples and the work that waits with them to another evaluator, who may then score just these.
     *
     * @param sampleIds what {@link #movable} returned in this transaction
     */
    void give(Collection<UUID> sampleIds, UUID fromId, UUID toId, UUID by);

    /**
     * Gives the open samples of a team, begun or not, to its leader of today, except those that were given to somebody.
     *
     * @param teamId null for every team
     */
    List<Handed> handToLeaders(@Nullable UUID teamId);

    /** Reminds of open samples that are due until a day; again the same day or later, only of those not reminded of before. */
    List<Due> remind(LocalDate today, LocalDate until);

    /** Who was reminded, and of how many open samples there are now. */
    record Due(
            UUID assigneeId,
            boolean late,
            long samples,
            @Nullable LocalDate first) {}

    /** Of each evaluator who was reminded since a day, or of this one: what is open now, none included. */
    List<Due> reminded(LocalDate since, LocalDate today, LocalDate until, @Nullable UUID assigneeId);
}
