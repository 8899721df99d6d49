package id.binamutu.briefing;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the list is narrowed to; null means everything. */
record BriefingFilter(
        @Nullable String q,
        @Nullable BriefingState state,
        @Nullable UUID team,
        @Nullable YearMonth period) {
    public boolean isEmpty() {
        return (q == null || q.isBlank()) && state == null && team == null && period == null;
    }
}
