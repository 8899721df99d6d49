package id.binamutu.evaluation;

import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the agent is to see an evaluation.
 *
 * @param at null unless it is to happen at a set time
 */
record Release(ReleaseMode mode, @Nullable Instant at) {

    static Release atOnce() {
        return new Release(ReleaseMode.AT_ONCE, null);
    }

    static Release afterApproval() {
        return new Release(ReleaseMode.AFTER_APPROVAL, null);
    }

    static Release at(Instant time, Clock clock) {
        if (!time.isAfter(clock.instant())) {
            throw RuleViolation.at("releaseAt", "evaluation.error.releaseInPast");
        }
        return new Release(ReleaseMode.AT_TIME, time.truncatedTo(ChronoUnit.MICROS));
    }
}
