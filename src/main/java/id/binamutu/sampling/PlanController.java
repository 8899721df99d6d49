package id.binamutu.sampling;

import id.binamutu.interaction.Channels;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Plans: the list, making and changing one, and its page. */
@Controller
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class PlanController {

    private static final String PLANNERS = "hasAnyRole('TEAM_LEADER', 'COORDINATOR')";

    private final SamplingService service;
    private final SampleQueries queries;
    private final PlanPage page;
    private final Teams teams;
    private final Channels channels;
    private final Clock clock;

    PlanController(
            SamplingService service,
            SampleQueries queries,
            PlanPage page,
            Teams teams,
            Channels channels,
            Clock clock) {
        this.service = service;
        this.queries = queries;
        this.page = page;
        this.teams = teams;
        this.channels = channels;
        this.clock = clock;
    }

    @GetMapping("/sampling")
    String index(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String conversation,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Page<SampleQueries.PlanRow> plans =
                queries.plans(viewer, month(period), uuid(team), PageRequest.of(Math.max(0, page), 25));
        model.addAttribute("page", plans);
        model.addAttribute("period", period);
        model.addAttribute("team", team);
        model.addAttribute("conversation", conversation);
        Map<UUID, TeamName> named = teams.all().stream().collect(Collectors.toMap(TeamName::id, Function.identity()));
        model.addAttribute("teams", named);
        model.addAttribute(
                "teamOptions",
                named.values().stream()
                        .filter(name -> viewer.mayReadTeam(name.id()))
                        .sorted(Comparator.comparing(TeamName::name))
                        .toList());
        model.addAttribute("mayPlan", viewer.is(Role.TEAM_LEADER) || viewer.is(Role.COORDINATOR));
        model.addAttribute("today", LocalDate.now(clock));
        return "sampling/index";
    }

    @GetMapping("/sampling/new")
    @PreAuthorize(PLANNERS)
    String create(Viewer viewer, @RequestParam(required = false) @Nullable String period, Model model) {
        YearMonth asked = month(period);
        YearMonth month = asked == null ? YearMonth.now(clock) : asked;
        model.addAttribute("form", new Suggestion(month.atDay(1), month.atEndOfMonth(), 5));
        return form(viewer, model, "sampling/new");
    }

    /** What a new plan starts from. */
    public record Suggestion(
            @Nullable String name,
            @Nullable UUID teamId,
            LocalDate periodFrom,
            LocalDate periodTo,
            List<String> channels,
            List<String> topics,
            @Nullable Integer minSeconds,
            @Nullable Integer maxSeconds,
            @Nullable Integer minCsat,
            @Nullable Integer maxCsat,
            int quota,
            LocalDate dueOn) {

        Suggestion(LocalDate from, LocalDate to, int quota) {
            this(null, null, from, to, List.of(), List.of(), null, null, null, null, quota, to.plusDays(5));
        }
    }

    @PostMapping("/sampling")
    @PreAuthorize(PLANNERS)
    String create(
            @Valid @ModelAttribute("form") SamplingForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                UUID id = service.create(form, viewer);
                Flash.notice(redirect, "sampling.planned");
                return "redirect:/sampling/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, form(viewer, model, "sampling/new"));
    }

    @GetMapping("/sampling/{id}/edit")
    @PreAuthorize(PLANNERS)
    String edit(@PathVariable UUID id, Viewer viewer, Model model) {
        SamplingPlan plan = service.find(id, viewer);
        if (!SamplingService.mayPlan(viewer, plan.teamId()) || plan.drawnAt() != null) {
            throw new NotFoundException();
        }
        model.addAttribute("form", SamplingForm.of(plan));
        model.addAttribute("planId", id);
        return form(viewer, model, "sampling/edit");
    }

    @PostMapping("/sampling/{id}")
    @PreAuthorize(PLANNERS)
    String change(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") SamplingForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        service.find(id, viewer);
        if (!binding.hasErrors()) {
            try {
                service.change(id, form, viewer);
                Flash.notice(redirect, "sampling.changed");
                return "redirect:/sampling/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("planId", id);
        return Refused.view(response, form(viewer, model, "sampling/edit"));
    }

    @GetMapping("/sampling/{id}")
    String show(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String conversation, Viewer viewer, Model model) {
        model.addAttribute("target", new SampleController.TargetForm(conversation, ""));
        return page.show(id, viewer, model);
    }

    private String form(Viewer viewer, Model model, String view) {
        model.addAttribute(
                "teams",
                teams.all().stream()
                        .filter(team -> SamplingService.mayPlan(viewer, team.id()))
                        .map(team -> new Option(team.id().toString(), team.name()))
                        .toList());
        model.addAttribute("channels", channels.channels());
        model.addAttribute("topics", channels.topics());
        return view;
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : YearMonth.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
