package id.binamutu.evaluation;

import id.binamutu.web.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * From where an evaluator works on a draft.
 *
 * @param tab a random id that the page made for itself; null without scripts
 * @param activeMs how long somebody was at work there since the last call
 */
record AtDesk(@Nullable String tab, long activeMs) {
    private static final int LONGEST = 64;

    AtDesk {
        if (tab != null && (tab.isBlank() || tab.length() > LONGEST)) {
            throw RuleViolation.of("evaluation.error.tab");
        }
        activeMs = Math.max(0, activeMs);
    }

    /** A browser without scripts, which has nothing to say about itself. */
    static AtDesk plain() {
        return new AtDesk(null, 0);
    }
}
