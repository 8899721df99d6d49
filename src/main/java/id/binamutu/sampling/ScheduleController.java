package id.binamutu.sampling;

import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Plans that come by themselves. */
@Controller
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR')")
class ScheduleController {

    private final ScheduleService service;
    private final PlanChoices choices;
    private final Teams teams;
    private final Clock clock;

    ScheduleController(ScheduleService service, PlanChoices choices, Teams teams, Clock clock) {
        this.service = service;
        this.choices = choices;
        this.teams = teams;
        this.clock = clock;
    }

    /** @param teams empty for all of them */
    public record Row(
            UUID id,
            String name,
            List<String> teams,
            Rhythm rhythm,
            LocalDate startsOn,
            int dueInDays,
            boolean drawnByItself,
            boolean ended,
            boolean mayEnd,
            Quota quota) {}

    @GetMapping("/sampling/schedules")
    String index(Viewer viewer, Model model) {
        List<SamplingSchedule> schedules = service.all(viewer);
        var named = teams.named(schedules.stream()
                .flatMap(schedule -> schedule.teamIds().stream())
                .distinct()
                .toList());
        model.addAttribute(
                "schedules",
                schedules.stream()
                        .map(schedule -> new Row(
                                schedule.id(),
                                schedule.name(),
                                schedule.teamIds().stream()
                                        .map(named::get)
                                        .filter(Objects::nonNull)
                                        .map(TeamName::name)
                                        .sorted()
                                        .toList(),
                                schedule.rhythm(),
                                schedule.startsOn(),
                                schedule.dueInDays(),
                                schedule.isDrawnByItself(),
                                schedule.endedAt() != null,
                                ScheduleService.mayEnd(schedule, viewer),
                                schedule.terms().quota()))
                        .toList());
        return "sampling/schedules";
    }

    /** @param like a schedule to start from */
    @GetMapping("/sampling/schedules/new")
    String create(Viewer viewer, @RequestParam(required = false) @Nullable UUID like, Model model) {
        LocalDate today = LocalDate.now(clock);
        List<UUID> led = viewer.ledTeamIds().size() == 1 ? List.copyOf(viewer.ledTeamIds()) : List.of();
        model.addAttribute(
                "form",
                like == null ? ScheduleForm.blank(led, today) : ScheduleForm.like(service.find(like, viewer), today));
        return form(viewer, model);
    }

    @PostMapping("/sampling/schedules")
    String create(
            @Valid @ModelAttribute("form") ScheduleForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                service.create(form, viewer);
                Flash.notice(redirect, "sampling.scheduled");
                return "redirect:/sampling/schedules";
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, form(viewer, model));
    }

    @PostMapping("/sampling/schedules/{id}/end")
    String end(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        service.end(id, viewer);
        Flash.notice(redirect, "sampling.schedule-is-ended");
        return "redirect:/sampling/schedules";
    }

    private String form(Viewer viewer, Model model) {
        choices.offer(viewer, model);
        model.addAttribute("rhythms", Rhythm.values());
        return "sampling/schedule-new";
    }
}
