package id.binamutu.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list of people is narrowed to.
 *
 * @param team that somebody is in, or leads, today
 * @param state {@code active} (unless told otherwise), {@code inactive}, {@code all}, or {@code noPassword}
 */
record PeopleFilter(
        @Nullable String q,
        @Nullable Role role,
        @Nullable UUID team,
        @Nullable String state) {

    PeopleFilter {
        q = q == null ? "" : q.strip();
        state = state == null || state.isBlank() ? "active" : state;
    }

    /** For {@code like}: what was typed, its wildcards meaning themselves. */
    String pattern() {
        String text = q == null ? "" : q;
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
