package id.binamutu.socialisation;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list is narrowed to; null means everything.
 *
 * @param state {@code WAITING}, {@code LATE} or {@code COMPLETE}
 */
record SocialisationFilter(
        @Nullable String q,
        @Nullable String state,
        @Nullable UUID team,
        @Nullable YearMonth period) {
    public boolean isEmpty() {
        return (q == null || q.isBlank()) && (state == null || state.isEmpty()) && team == null && period == null;
    }
}
