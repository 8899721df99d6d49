package id.binamutu.sampling;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
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
    private final PlanChoices choices;
    private final WorkingDays workingDays;
    private final Clock clock;

    PlanController(
            SamplingService service,
            SampleQueries queries,
            PlanPage page,
            Teams teams,
            PlanChoices choices,
            WorkingDays workingDays,
            Clock clock) {
        this.service = service;
        this.queries = queries;
        this.page = page;
        this.teams = teams;
        this.choices = choices;
        this.workingDays = workingDays;
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
        List<UUID> led = viewer.ledTeamIds().size() == 1 ? List.copyOf(viewer.ledTeamIds()) : List.of();
        model.addAttribute(
                "form",
                SamplingForm.blank(
                        led, month.atDay(1), month.atEndOfMonth(), workingDays.after(month.atEndOfMonth(), 5)));
        choices.offer(viewer, model);
        return "sampling/new";
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
                List<UUID> ids = service.create(form, viewer);
                if (ids.size() == 1) {
                    Flash.notice(redirect, "sampling.planned");
                    return "redirect:/sampling/" + ids.get(0);
                }
                Flash.notice(redirect, "sampling.planned-many", ids.size());
                return "redirect:/sampling?period=" + YearMonth.from(form.periodFrom());
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        choices.offer(viewer, model);
        return Refused.view(response, "sampling/new");
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
        choices.offer(viewer, model);
        return "sampling/edit";
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
        choices.offer(viewer, model);
        return Refused.view(response, "sampling/edit");
    }

    @GetMapping("/sampling/{id}")
    String show(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String conversation, Viewer viewer, Model model) {
        model.addAttribute("target", new SampleController.TargetForm(conversation, ""));
        return page.show(id, viewer, model);
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
