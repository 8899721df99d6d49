package id.binamutu.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rights of those who keep something open after their request was answered. Addresses below {@code /live/} that end in {@code /events} find
 * the session without counting as a contact: neither opening a stream nor opening it again keeps anybody signed in.
 */
public interface StandingRights {

    /** Who is behind these sessions now, in one statement; a session that is over, or whose owner may not sign in, is left out. */
    Map<String, Viewer> of(Collection<String> sessions);

    /** The session to ask about later; null when there is none. */
    static @Nullable String session(HttpServletRequest request) {
        return (String) request.getAttribute(StreamSecurity.SESSION);
    }
}
