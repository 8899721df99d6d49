package id.binamutu.evaluation;

import id.binamutu.scorecard.CriterionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A criterion with what was answered to it.
 *
 * @param code of the answer as a form sends it; empty when there is none
 * @param asked false when its condition is not met
 * @param whole whether nothing was lost: it earned everything, or does not count
 */
public record ScoredCriterion(
        CriterionView criterion,
        String code,
        @Nullable String comment,
        boolean asked,
        boolean failed,
        boolean whole,
        List<EvidenceView> evidence,
        List<FindingLine> findings) {}
