package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScoreArithmetic;
import id.binamutu.scorecard.ScorecardView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How far the scoring is.
 *
 * @param asked criteria whose condition is met, or that have none
 * @param answered how many of those that want an answer have one
 * @param total how many of the asked ones want an answer
 */
record Progress(Score score, Set<UUID> asked, long answered, long total) {
    Progress {
        asked = Set.copyOf(asked);
    }

    static Progress of(ScorecardView scorecard, Map<UUID, StoredAnswer> answers) {
        Map<UUID, GivenAnswer> given = given(scorecard, answers);
        Set<UUID> asked = scorecard.asked(given);
        List<UUID> wanted = scorecard
                .criteria()
                .filter(criterion -> criterion.scored() && asked.contains(criterion.id()))
                .map(CriterionView::id)
                .toList();
        return new Progress(
                ScoreArithmetic.score(scorecard, given),
                asked,
                wanted.stream().filter(given::containsKey).count(),
                wanted.size());
    }

    /** Whether an answer is wanted: it is asked, and not by free text. */
    boolean wants(CriterionView criterion) {
        return criterion.scored() && asked.contains(criterion.id());
    }

    static Map<UUID, GivenAnswer> given(ScorecardView scorecard, Map<UUID, StoredAnswer> answers) {
        Map<UUID, GivenAnswer> given = new LinkedHashMap<>();
        scorecard.criteria().filter(CriterionView::scored).forEach(criterion -> {
            StoredAnswer answer = answers.get(criterion.id());
            if (answer != null && answer.given() != null) {
                given.put(criterion.id(), answer.given());
            }
        });
        return given;
    }
}
