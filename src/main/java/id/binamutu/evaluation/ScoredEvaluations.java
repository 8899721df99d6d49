package id.binamutu.evaluation;

import java.math.BigDecimal;
import java.util.UUID;

/** Submitted evaluations, for the steps that argue about them. The caller has checked that the reader may see them. */
public interface ScoredEvaluations {
    /**
     * Any version of it.
     *
     * @throws id.binamutu.web.NotFoundException when there is none, or it is still a draft
     */
    ScoredEvaluation read(UUID id);

    /**
     * What a version came to.
     *
     * @throws id.binamutu.web.NotFoundException when there is none, or it is still a draft
     */
    BigDecimal score(UUID id);
}
