package id.binamutu.evaluation;

import java.util.UUID;

/** Submitted evaluations, for the steps that argue about them. The caller has checked that the reader may see them. */
public interface ScoredEvaluations {
    /**
     * Any version of it.
     *
     * @throws id.binamutu.web.NotFoundException when there is none, or it is still a draft
     */
    ScoredEvaluation read(UUID id);
}
