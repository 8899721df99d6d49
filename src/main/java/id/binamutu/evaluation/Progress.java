package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScoreArithmetic;
import id.binamutu.scorecard.ScorecardView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How far the scoring is.
 *
 * @param answered criteria with an answer
 * @param total criteria that want one
 */
record Progress(Score score, long answered, long total) {
    static Progress of(ScorecardView scorecard, Map<UUID, StoredAnswer> answers) {
        Map<UUID, GivenAnswer> given = given(scorecard, answers);
        return new Progress(
                ScoreArithmetic.score(scorecard, given),
                given.size(),
                scorecard.criteria().filter(CriterionView::scored).count());
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
