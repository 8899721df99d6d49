package id.binamutu.live;

import id.binamutu.people.Viewer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with a live page open. Only the feed's own thread touches it, but for its stream. */
abstract sealed class Watcher {

    final EventStream stream;
    final Locale locale;
    final String session;
    Viewer viewer;

    private Watcher(EventStream stream, Locale locale, String session, Viewer viewer) {
        this.stream = stream;
        this.locale = locale;
        this.session = session;
        this.viewer = viewer;
    }

    /** In front of the list. */
    static final class OfBoard extends Watcher {

        private final @Nullable UUID team;
        /** What the page shows, in which revision. */
        final Map<UUID, Integer> shown = new HashMap<>();
        /** Has not got the whole list yet, or lost its place in the news. */
        boolean fresh = true;

        /** @param team null for all that may be read */
        OfBoard(EventStream stream, Locale locale, String session, Viewer viewer, @Nullable UUID team) {
            super(stream, locale, session, viewer);
            this.team = team;
        }

        boolean sees(LiveRow row) {
            return viewer.mayReadTeam(row.teamId()) && (team == null || team.equals(row.teamId()));
        }
    }

    /** Reading along in one conversation. */
    static final class OfConversation extends Watcher {

        final UUID liveId;
        int number;
        int revision;
        /** Rounds since it ended in which its sample was not there yet. */
        int roundsOver;

        /** @param number the last message that the page has */
        OfConversation(EventStream stream, Locale locale, String session, Viewer viewer, UUID liveId, int number) {
            super(stream, locale, session, viewer);
            this.liveId = liveId;
            this.number = number;
        }
    }
}
