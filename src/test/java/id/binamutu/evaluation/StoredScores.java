package id.binamutu.evaluation;

import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScoreArithmetic;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.Scorecards;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes the score of every submitted evaluation anew from its answers, for tests. */
@Component
public class StoredScores {
    private final JdbcClient jdbc;
    private final EvaluationStore store;
    private final Scorecards scorecards;

    StoredScores(JdbcClient jdbc, EvaluationStore store, Scorecards scorecards) {
        this.jdbc = jdbc;
        this.store = store;
        this.scorecards = scorecards;
    }

    /** What is stored and what comes out of the answers, for those where they differ. */
    public List<String> differing() {
        List<String> differing = new ArrayList<>();
        for (UUID id : jdbc.sql("select id from evaluation where state = 'SUBMITTED'")
                .query(UUID.class)
                .list()) {
            EvaluationHead head = store.head(id);
            ScorecardView scorecard = scorecards.version(head.scorecardVersionId());
            Score score = ScoreArithmetic.score(scorecard, Progress.given(scorecard, store.answers(id)));
            boolean same = head.score() != null
                    && score.total() != null
                    && head.score().compareTo(score.total()) == 0
                    && head.customerCritical() == score.customerCritical()
                    && head.businessCritical() == score.businessCritical()
                    && head.complianceCritical() == score.complianceCritical()
                    && store.sectionScores(id).keySet().equals(score.sections().keySet())
                    && store.sectionScores(id).entrySet().stream()
                            .allMatch(section -> section.getValue()
                                            .compareTo(score.sections().get(section.getKey()))
                                    == 0);
            if (!same) {
                differing.add(id + ": " + head + " against " + score);
            }
        }
        return differing;
    }
}
