package id.binamutu.sampling;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What only the step that scores knows. It stands above this one and answers from there. */
public interface ScoredSamples {

    /** Those that their assignee has begun to score. */
    Set<UUID> begun(Collection<UUID> sampleIds);

    /** Agents of these teams who made a critical error in a conversation of the month. */
    Set<UUID> agentsWithCriticalErrors(Collection<UUID> teamIds, YearMonth month);

    /** Per evaluator who submitted anything between the two days. */
    Map<UUID, Pace> pace(LocalDate from, LocalDate to);

    /** Of the random samples of a month; of every team when none is given. */
    Spread spread(@Nullable UUID teamId, YearMonth month);

    /**
     * How somebody has been scoring.
     *
     * @param submitted evaluations
     * @param minutes median from the first answer's page to submission, of those done in one go (within two hours); null when
     *     there is none
     */
    record Pace(long submitted, @Nullable Double minutes) {}

    /**
     * How much scores differ.
     *
     * @param conforming share with the verdict Sesuai, 0 to 100; null when n is 0
     * @param deviation standard deviation of the scores; null below 2
     */
    record Spread(
            long n, @Nullable Double conforming, @Nullable Double deviation) {}
}
