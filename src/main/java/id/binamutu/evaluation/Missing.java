package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.ScorecardView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Something that is asked for and keeps an evaluation from being submitted. */
record Missing(CriterionView criterion, String messageKey) {

    static List<Missing> in(
            ScorecardView scorecard,
            Map<UUID, StoredAnswer> answers,
            Progress progress,
            Collection<EvidenceView> evidence,
            Collection<FindingLine> findings) {
        List<Missing> missing = new ArrayList<>();
        Set<UUID> shown = evidence.stream().map(EvidenceView::criterionId).collect(Collectors.toSet());
        Set<UUID> found = findings.stream()
                .map(FindingLine::criterionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        scorecard.criteria().filter(progress::wants).forEach(criterion -> {
            StoredAnswer answer = answers.getOrDefault(criterion.id(), StoredAnswer.blank(criterion.id()));
            boolean failed = progress.score().failed().contains(criterion.id());
            if (answer.given() == null) {
                missing.add(new Missing(criterion, "evaluation.missing.answer"));
            }
            if (failed && criterion.commentRequired() && answer.comment() == null) {
                missing.add(new Missing(criterion, "evaluation.missing.comment"));
            }
            if (failed && !criterion.causes().isEmpty() && answer.causes().isEmpty()) {
                missing.add(new Missing(criterion, "evaluation.missing.cause"));
            }
            if (failed && criterion.evidenceRequired() && !shown.contains(criterion.id())) {
                missing.add(new Missing(criterion, "evaluation.missing.evidence"));
            }
            if (failed && criterion.critical() && !found.contains(criterion.id())) {
                missing.add(new Missing(criterion, "evaluation.missing.finding"));
            }
        });
        return missing;
    }
}
