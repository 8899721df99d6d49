package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.ScorecardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Something that keeps an evaluation from being submitted. */
record Missing(CriterionView criterion, String messageKey) {

    static List<Missing> in(
            ScorecardView scorecard, Map<UUID, StoredAnswer> answers, Progress progress, List<FindingLine> findings) {
        List<Missing> missing = new ArrayList<>();
        scorecard.criteria().filter(CriterionView::scored).forEach(criterion -> {
            StoredAnswer answer = answers.getOrDefault(criterion.id(), StoredAnswer.blank(criterion.id()));
            boolean failed = progress.score().failed().contains(criterion.id());
            if (answer.given() == null) {
                missing.add(new Missing(criterion, "evaluation.missing.answer"));
            }
            if (failed && criterion.commentRequired() && answer.comment() == null) {
                missing.add(new Missing(criterion, "evaluation.missing.comment"));
            }
            if (failed
                    && criterion.critical()
                    && findings.stream().noneMatch(finding -> criterion.id().equals(finding.criterionId()))) {
                missing.add(new Missing(criterion, "evaluation.missing.finding"));
            }
        });
        return missing;
    }
}
