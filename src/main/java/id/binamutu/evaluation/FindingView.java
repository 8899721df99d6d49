package id.binamutu.evaluation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A nonconformity that an evaluation found.
 *
 * @param criterionName null when the finding hangs on no single criterion
 * @param said what the agent said or did
 * @param correct what is right
 * @param articleId where what is right is written; null when none was named
 * @param correction what was done towards the customer at once; null while it is still to be done
 * @param withdrawn a later version of the evaluation does not have it any more
 */
public record FindingView(
        UUID id,
        UUID evaluationId,
        UUID agentId,
        UUID teamId,
        @Nullable String criterionName,
        String kind,
        Severity severity,
        String said,
        String correct,
        @Nullable UUID articleId,
        @Nullable String correction,
        @Nullable Instant correctedAt,
        boolean withdrawn) {}
