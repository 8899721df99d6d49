package id.binamutu.live;

import id.binamutu.people.StandingRights;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The streams behind the live pages. The address of one ends in {@code /events}: see {@link StandingRights}. */
@Controller
@RequestMapping("/live")
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class LiveStreamController {

    private static final String ALL = "all";

    private final LiveFeed feed;
    private final LiveQueries queries;
    private final LiveStore store;
    private final Teams teams;

    LiveStreamController(LiveFeed feed, LiveQueries queries, LiveStore store, Teams teams) {
        this.feed = feed;
        this.queries = queries;
        this.store = store;
        this.teams = teams;
    }

    /** @param team a team, or all that may be read */
    @GetMapping("/boards/{team}/events")
    void board(
            @PathVariable String team,
            Viewer viewer,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        UUID only = team.equals(ALL) ? null : team(team, viewer);
        String session = room(request, response);
        if (session != null) {
            feed.join(new Watcher.OfBoard(EventStream.open(request, response), locale, session, viewer, only));
        }
    }

    /** @param after the last message that the page has */
    @GetMapping("/{id}/events")
    void conversation(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            Viewer viewer,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!mayRead(id, viewer)) {
            throw new NotFoundException();
        }
        int number = last != null && last.matches("[0-9]{1,9}") ? Integer.parseInt(last) : after;
        String session = room(request, response);
        if (session != null) {
            feed.join(new Watcher.OfConversation(
                    EventStream.open(request, response), locale, session, viewer, id, number));
        }
    }

    /** Also one that has only just ended: its reader is told so instead of sent away. */
    private boolean mayRead(UUID id, Viewer viewer) {
        return queries.row(id)
                .map(row -> viewer.mayReadTeam(row.teamId()))
                .orElseGet(() -> store.ending(id)
                        .map(ending -> viewer.mayReadTeam(ending.teamId()))
                        .orElse(false));
    }

    private UUID team(String team, Viewer viewer) {
        try {
            UUID id = UUID.fromString(team);
            if (viewer.mayReadTeam(id) && teams.named(Set.of(id)).containsKey(id)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
        throw new NotFoundException();
    }

    /** The session behind a request that there is room for; null when it was sent away. */
    private @Nullable String room(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String session = StandingRights.session(request);
        if (session == null || !feed.takes(session)) {
            response.setHeader("Retry-After", "10");
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return null;
        }
        return session;
    }
}
