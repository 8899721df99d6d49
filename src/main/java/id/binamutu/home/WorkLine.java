package id.binamutu.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits, in the reader's language.
 *
 * @param urgency kind of the tag: late, wait (today), or ''
 * @param due what the tag says; null when there is no due time
 */
public record WorkLine(
        int step,
        String title,
        String detail,
        String action,
        String url,
        String urgency,
        @Nullable String due,
        @Nullable Instant dueAt,
        Instant openedAt) {}
