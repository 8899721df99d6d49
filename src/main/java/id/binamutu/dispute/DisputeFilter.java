package id.binamutu.dispute;

import org.jspecify.annotations.Nullable;

/**
 * Which disputes a list shows.
 *
 * @param q part of the agent's or the evaluator's name
 * @param late only those whose decider is late
 */
record DisputeFilter(
        @Nullable String q,
        @Nullable DisputeState state,
        @Nullable Integer stage,
        @Nullable Boolean late) {
    static DisputeFilter none() {
        return new DisputeFilter(null, null, null, null);
    }
}
