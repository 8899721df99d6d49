package id.binamutu.sampling;

import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** How many are enough? The question is in the address, so that an answer can be passed on. */
@Controller
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class SizeController {
    private static final String PATH = "/sampling/size";

    private final SizeService service;
    private final Teams teams;

    SizeController(SizeService service, Teams teams) {
        this.service = service;
        this.teams = teams;
    }

    @GetMapping(value = PATH, params = "!measure")
    String start(@RequestParam(required = false) @Nullable UUID team, Viewer viewer, Model model) {
        List<TeamName> readable = readable(viewer);
        UUID chosen = chosen(team, readable, viewer);
        ScoredSamples.Spread spread = service.spread(chosen);
        int centre = teams.all().size();
        SizeForm form = service.suggestion(chosen, centre, spread);
        model.addAttribute("form", form);
        model.addAttribute("answer", SizeAnswer.of(form));
        return page(chosen, readable, spread, model);
    }

    @GetMapping(value = PATH, params = "measure")
    String answer(
            @Valid @ModelAttribute("form") SizeForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
            Viewer viewer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<TeamName> readable = readable(viewer);
        UUID chosen = chosen(team, readable, viewer);
        String view = page(chosen, readable, service.spread(chosen), model);
        if (binding.hasErrors()) {
            return Refused.view(response, view);
        }
        model.addAttribute("answer", SizeAnswer.of(form));
        // Beside a plan the address stays the plan's.
        if (shownOn != null && shownOn.matches("[^?#]*" + PATH + "([?#].*)?")) {
            response.setHeader(
                    "HX-Replace-Url",
                    URI.create(PATH + "?" + request.getQueryString()).toString());
        }
        return view;
    }

    private String page(@Nullable UUID team, List<TeamName> readable, ScoredSamples.Spread spread, Model model) {
        model.addAttribute("team", team);
        model.addAttribute("teams", readable);
        model.addAttribute("spread", spread);
        model.addAttribute("lastMonth", service.lastMonth());
        model.addAttribute("confidences", SizeForm.Confidence.values());
        model.addAttribute("measures", SizeForm.Measure.values());
        return "sampling/size";
    }

    private List<TeamName> readable(Viewer viewer) {
        return teams.all().stream()
                .filter(team -> viewer.mayReadTeam(team.id()))
                .sorted(Comparator.comparing(TeamName::name))
                .toList();
    }

    /** The team asked for, when the viewer reads it; else the own one, or none. */
    private static @Nullable UUID chosen(@Nullable UUID team, List<TeamName> readable, Viewer viewer) {
        return readable.stream()
                .map(TeamName::id)
                .filter(id -> team == null ? viewer.leads(id) : id.equals(team))
                .findFirst()
                .orElse(null);
    }
}
