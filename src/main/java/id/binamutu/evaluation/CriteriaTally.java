package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.ScorecardView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What analytics read of an evaluation instead of its answers. Scored criteria that are in neither list were
 * met, wholly or in part.
 *
 * @param failed criteria that got nothing
 * @param uncounted scored criteria that did not count: not applicable, not asked or not answered
 * @param causes why criteria failed, as they were chosen from their lists
 */
record CriteriaTally(List<UUID> failed, List<UUID> uncounted, List<UUID> causes) {
    CriteriaTally {
        failed = List.copyOf(failed);
        uncounted = List.copyOf(uncounted);
        causes = List.copyOf(causes);
    }

    static CriteriaTally of(ScorecardView scorecard, Map<UUID, StoredAnswer> answers, Progress progress) {
        List<UUID> failed = progress.score().failed().stream().sorted().toList();
        List<UUID> uncounted = scorecard
                .criteria()
                .filter(CriterionView::scored)
                .map(CriterionView::id)
                .filter(id -> !progress.asked().contains(id) || !counts(answers.get(id)))
                .sorted()
                .toList();
        List<UUID> causes = failed.stream()
                .map(answers::get)
                .filter(Objects::nonNull)
                .flatMap(answer -> answer.causes().stream())
                .toList();
        return new CriteriaTally(failed, uncounted, causes);
    }

    private static boolean counts(@Nullable StoredAnswer answer) {
        return answer != null && answer.given() != null && !answer.given().notApplicable();
    }
}
