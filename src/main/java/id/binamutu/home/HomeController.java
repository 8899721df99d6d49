package id.binamutu.home;

import id.binamutu.people.Role;
import id.binamutu.people.TeamSize;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.worklist.HomePanel;
import id.binamutu.worklist.StepSummary;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: who holds several roles sees the parts of each, the team leader's first. */
@Controller
class HomeController {

    private static final int NEXT = 8;

    private static final Map<Role, List<String>> PLACES = new EnumMap<>(Map.of(
            Role.QUALITY_CONTROL, List.of("scorecards", "evaluations", "articles"),
            Role.DOCUMENT_CONTROL, List.of("documents", "socialisations", "articles"),
            Role.ADMIN, List.of("people", "teams", "imports")));

    private final ProcedureService procedure;
    private final Worklist worklist;
    private final WorkLines lines;
    private final Teams teams;
    private final List<HomePanel> panels;
    private final Clock clock;

    HomeController(
            ProcedureService procedure,
            Worklist worklist,
            WorkLines lines,
            Teams teams,
            List<HomePanel> panels,
            Clock clock) {
        this.procedure = procedure;
        this.worklist = worklist;
        this.lines = lines;
        this.teams = teams;
        this.panels = panels;
        this.clock = clock;
    }

    @GetMapping("/")
    String show(
            Viewer viewer,
            @RequestParam(required = false) @DateTimeFormat(pattern = "yyyy-MM") @Nullable YearMonth period,
            Locale locale,
            Model model) {
        YearMonth current = YearMonth.now(clock);
        YearMonth month = period == null || period.isAfter(current) ? current : period;
        boolean overseer = viewer.is(Role.MANAGER) || viewer.is(Role.COORDINATOR);
        boolean leader = viewer.is(Role.TEAM_LEADER);
        LocalDate day = month.equals(current) ? LocalDate.now(clock) : month.atEndOfMonth();
        List<TeamSize> known = overseer || viewer.is(Role.ADMIN)
                ? teams.sized(List.of(), day)
                : viewer.ledTeamIds().isEmpty() ? List.of() : teams.sized(viewer.ledTeamIds(), day);
        Collection<UUID> shown = overseer ? known.stream().map(TeamSize::id).toList() : viewer.ledTeamIds();
        List<StepSummary> summaries = procedure.summaries(shown, month);
        Page<WorkItem> work = worklist.openFor(viewer.id(), null, PageRequest.of(0, NEXT));

        model.addAttribute("greeting", greeting());
        model.addAttribute("firstName", viewer.name().split(" ")[0]);
        model.addAttribute("period", month);
        model.addAttribute("previous", month.minusMonths(1));
        model.addAttribute("next", month.equals(current) ? null : month.plusMonths(1));
        model.addAttribute("dated", leader || overseer || viewer.is(Role.AGENT));
        model.addAttribute("work", work.map(item -> lines.line(item, locale)));
        model.addAttribute("panels", panels(viewer, month));
        if (leader) {
            model.addAttribute(
                    "ledTeams",
                    known.stream().filter(team -> viewer.leads(team.id())).toList());
            model.addAttribute("flow", ProcedureService.flow(summaries, viewer.ledTeamIds(), month));
        }
        if (overseer) {
            model.addAttribute("teamFlows", ProcedureService.perTeam(summaries, known, month));
        }
        model.addAttribute(
                "places",
                PLACES.entrySet().stream()
                        .filter(places -> viewer.is(places.getKey()))
                        .flatMap(places -> places.getValue().stream())
                        .distinct()
                        .toList());
        model.addAttribute("beginning", viewer.is(Role.ADMIN) && known.isEmpty());
        return "home/index";
    }

    private List<HomePanel.View> panels(Viewer viewer, YearMonth month) {
        List<Optional<HomePanel.View>> views = new ArrayList<>();
        for (HomePanel panel : panels) {
            if (!viewer.ledTeamIds().isEmpty()) {
                views.add(panel.forTeams(viewer.ledTeamIds(), month));
            }
            if (viewer.is(Role.AGENT)) {
                views.add(panel.forAgent(viewer.id(), month));
            }
        }
        return views.stream().flatMap(Optional::stream).collect(Collectors.toList());
    }

    private String greeting() {
        int hour = LocalTime.now(clock).getHour();
        if (hour < 4 || hour >= 18) {
            return "home.greeting.night";
        }
        return hour < 11 ? "home.greeting.morning" : hour < 15 ? "home.greeting.noon" : "home.greeting.afternoon";
    }
}
