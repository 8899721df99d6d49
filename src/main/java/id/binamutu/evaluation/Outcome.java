package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScorecardView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What analytics read of an evaluation instead of its answers. Scored criteria that are in neither list were
 * met, wholly or in part.
 *
 * @param failed criteria that got nothing
 * @param uncounted scored criteria that did not count: not applicable, not asked or not answered
 */
record Outcome(List<UUID> failed, List<UUID> uncounted) {
    Outcome {
        failed = List.copyOf(failed);
        uncounted = List.copyOf(uncounted);
    }

    static Outcome of(ScorecardView scorecard, Map<UUID, StoredAnswer> answers, Score score) {
        Set<UUID> asked = scorecard.asked(Progress.given(scorecard, answers));
        List<UUID> uncounted = scorecard
                .criteria()
                .filter(CriterionView::scored)
                .map(CriterionView::id)
                .filter(id -> !asked.contains(id) || !counts(answers.get(id)))
                .sorted()
                .toList();
        return new Outcome(score.failed().stream().sorted().toList(), uncounted);
    }

    private static boolean counts(@Nullable StoredAnswer answer) {
        return answer != null && answer.given() != null && !answer.given().notApplicable();
    }
}
