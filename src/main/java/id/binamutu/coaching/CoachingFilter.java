package id.binamutu.coaching;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of coachings or commitments is narrowed to; every part may be missing.
 *
 * @param q part of the agent's name or employee number
 * @param period month in which it was opened
 */
record CoachingFilter(
        @Nullable String q,
        @Nullable UUID agent,
        @Nullable UUID team,
        @Nullable String state,
        @Nullable String period,
        @Nullable Boolean late) {
    @Nullable
    YearMonth month() {
        if (period == null || period.isBlank()) {
            return null;
        }
        try {
            return YearMonth.parse(period);
        } catch (DateTimeException e) {
            return null;
        }
    }

    boolean onlyLate() {
        return Objects.requireNonNullElse(late, false);
    }
}
