package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScoreArithmetic;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.web.RuleViolation;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dispute costs its agent nothing: no criterion earns less, none fails anew, and the total does not fall. */
final class NoNewFaults {
    private NoNewFaults() {}

    static void check(ScorecardView scorecard, Map<UUID, GivenAnswer> before, Map<UUID, GivenAnswer> after) {
        scorecard.criteria().filter(CriterionView::scored).forEach(criterion -> {
            GivenAnswer then = before.get(criterion.id());
            GivenAnswer now = after.get(criterion.id());
            if (!Objects.equals(then, now) && isLess(earned(criterion, then), earned(criterion, now))) {
                throw RuleViolation.of("evaluation.error.wouldLower", criterion.number());
            }
        });
        Score old = ScoreArithmetic.score(scorecard, before);
        Score revised = ScoreArithmetic.score(scorecard, after);
        scorecard.criteria().forEach(criterion -> {
            if (revised.failed().contains(criterion.id()) && !old.failed().contains(criterion.id())) {
                throw RuleViolation.of("evaluation.error.wouldFail", criterion.number());
            }
        });
        BigDecimal total = revised.total();
        if (total != null && old.total() != null && total.compareTo(old.total()) < 0) {
            throw RuleViolation.of("evaluation.error.wouldLowerTotal", old.total(), total);
        }
    }

    /** Criteria that are asked with the new answers, and were not with the old ones. */
    static Set<UUID> askedAnew(ScorecardView scorecard, Map<UUID, GivenAnswer> before, Map<UUID, GivenAnswer> after) {
        Set<UUID> asked = new HashSet<>(scorecard.asked(after));
        asked.removeAll(scorecard.asked(before));
        return asked;
    }

    /** What did not count before can only be put in whole; what counted can be left out. */
    private static boolean isLess(@Nullable BigDecimal then, @Nullable BigDecimal now) {
        return now != null && now.compareTo(then == null ? BigDecimal.ONE : then) < 0;
    }

    private static @Nullable BigDecimal earned(CriterionView criterion, @Nullable GivenAnswer answer) {
        return answer == null ? null : ScoreArithmetic.part(criterion, answer);
    }
}
