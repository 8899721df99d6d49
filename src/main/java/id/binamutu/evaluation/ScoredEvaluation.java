package id.binamutu.evaluation;

import id.binamutu.knowledge.Article;
import id.binamutu.scorecard.ScorecardView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a submitted evaluation with all that was answered.
 *
 * @param current whether it is the version that stands
 * @param cause why this version was made; null for the first
 * @param releasedAt null until the agent sees it
 * @param criteria in the order of the form, free text left out
 * @param articles that its findings name, by id
 */
public record ScoredEvaluation(
        UUID id,
        int revision,
        boolean current,
        Revisions.@Nullable Cause cause,
        UUID interactionId,
        Instant happenedAt,
        UUID agentId,
        UUID teamId,
        UUID evaluatorId,
        BigDecimal score,
        @Nullable Instant releasedAt,
        ScorecardView scorecard,
        List<ScoredCriterion> criteria,
        Map<UUID, Article> articles) {

    public Optional<ScoredCriterion> criterion(UUID id) {
        return criteria.stream().filter(one -> one.criterion().id().equals(id)).findFirst();
    }
}
