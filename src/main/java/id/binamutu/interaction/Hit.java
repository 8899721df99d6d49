package id.binamutu.interaction;

import org.jspecify.annotations.Nullable;

/**
 * A row of the list.
 *
 * @param excerpt what was said around the words that were searched for; null when none were
 */
record Hit(
        InteractionSummary summary,
        @Nullable Sender sender,
        @Nullable Marked excerpt) {}
