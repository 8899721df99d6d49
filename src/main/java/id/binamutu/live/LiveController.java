package id.binamutu.live;

import id.binamutu.people.Directory;
import id.binamutu.people.Membership;
import id.binamutu.people.PersonName;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The conversations that run: the list of them, and one to read along. */
@Controller
@RequestMapping("/live")
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class LiveController {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final LiveQueries queries;
    private final LiveStore store;
    private final LivePieces pieces;
    private final SampleReservations reservations;
    private final Teams teams;
    private final Directory directory;
    private final LiveSettings settings;
    private final Clock clock;

    LiveController(
            LiveQueries queries,
            LiveStore store,
            LivePieces pieces,
            SampleReservations reservations,
            Teams teams,
            Directory directory,
            LiveSettings settings,
            Clock clock) {
        this.queries = queries;
        this.store = store;
        this.pieces = pieces;
        this.reservations = reservations;
        this.teams = teams;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    String index(Viewer viewer, LiveFilter filter, Model model) {
        List<TeamName> readable = teams.all().stream()
                .filter(team -> viewer.mayReadTeam(team.id()))
                .sorted(Comparator.comparing(TeamName::name))
                .toList();
        UUID team = readable.stream()
                .map(TeamName::id)
                .filter(id -> id.equals(filter.teamId()))
                .findFirst()
                .orElse(null);
        List<LiveRow> rows = rows(viewer, team);
        Instant now = clock.instant();
        model.addAttribute(
                "rows",
                rows.stream()
                        .map(row -> pieces.shown(row, !filter.matches(row, now)))
                        .toList());
        model.addAttribute("capped", rows.size() == LiveQueries.MOST);
        model.addAttribute("filter", filter);
        model.addAttribute("team", team);
        model.addAttribute("teams", readable);
        model.addAttribute("manyTeams", team == null && readable.size() > 1);
        model.addAttribute("everyTeam", viewer.readsEveryTeam());
        model.addAttribute("channels", channels(rows, filter));
        model.addAttribute("agents", agents(team == null ? readable : List.of(named(readable, team))));
        model.addAttribute("settings", settings);
        model.addAttribute("now", now);
        return "live/index";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Viewer viewer, Model model, RedirectAttributes redirect) {
        Optional<LiveRow> running = queries.row(id);
        if (running.isEmpty()) {
            // Whoever comes a little late is led to what became of it.
            UUID interaction = store.ending(id)
                    .filter(ending -> viewer.mayReadTeam(ending.teamId()))
                    .map(LiveStore.Ending::interactionId)
                    .orElseThrow(NotFoundException::new);
            Flash.notice(redirect, "live.ended.notice");
            return "redirect:/interactions/" + interaction;
        }
        LiveRow row = running.get();
        if (!viewer.mayReadTeam(row.teamId())) {
            throw new NotFoundException();
        }
        List<LiveQueries.LiveLine> said = queries.said(id);
        model.addAttribute("row", pieces.shown(row, false));
        model.addAttribute("lines", said.stream().map(pieces::line).toList());
        model.addAttribute(
                "number",
                said.stream().mapToInt(LiveQueries.LiveLine::number).max().orElse(0));
        model.addAttribute("reserved", reservations.of(id).orElse(null));
        model.addAttribute("mayReserve", viewer.leads(row.teamId()));
        model.addAttribute("settings", settings);
        model.addAttribute("now", clock.instant());
        return "live/show";
    }

    private List<LiveRow> rows(Viewer viewer, @Nullable UUID team) {
        if (team != null) {
            return queries.ofTeams(Set.of(team));
        }
        return viewer.readsEveryTeam() ? queries.all() : queries.ofTeams(viewer.ledTeamIds());
    }

    private static TeamName named(List<TeamName> readable, UUID team) {
        return readable.stream()
                .filter(name -> name.id().equals(team))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> channels(List<LiveRow> rows, LiveFilter filter) {
        return Stream.concat(rows.stream().map(LiveRow::channel), Stream.ofNullable(filter.channelName()))
                .distinct()
                .sorted()
                .toList();
    }

    private List<PersonName> agents(List<TeamName> ofTeams) {
        if (ofTeams.isEmpty()) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAKARTA);
        List<UUID> agents = teams.memberships(ofTeams.stream().map(TeamName::id).toList(), today, today).stream()
                .map(Membership::agentId)
                .toList();
        return directory.names(agents).values().stream()
                .sorted(Comparator.comparing(PersonName::name))
                .toList();
    }
}
