package id.binamutu.evaluation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** New versions of submitted evaluations. The earlier version stays as it is, and readable. */
public interface Revisions {
    /** Why a new version was made. */
    enum Cause {
        /** Its outcome never costs the agent anything. */
        DISPUTE,
        /** The evaluator's own error, which may also add faults. */
        CORRECTION
    }

    /**
     * @param code of the answer as a form sends it; empty for none
     * @param comment what is said about it from now on
     */
    record Change(String code, @Nullable String comment) {}

    /** @param added criteria that would fail and did not before */
    record Preview(BigDecimal score, Set<UUID> added) {}

    /**
     * Makes the next version: everything is copied, the changed answers are put in, and the score is computed anew.
     *
     * @param reason in the words of whoever decided it
     * @param by who decided it
     * @return the new version
     * @throws id.binamutu.web.RuleViolation when it is not the version that stands, was disputed before its release, or the changes are
     *     not allowed
     */
    UUID revise(UUID evaluationId, Map<UUID, Change> changes, Cause cause, String reason, UUID by);

    /**
     * What {@link #revise} would come to, without doing anything.
     *
     * @throws id.binamutu.web.RuleViolation when it would
     */
    Preview check(UUID evaluationId, Map<UUID, Change> changes, Cause cause);
}
