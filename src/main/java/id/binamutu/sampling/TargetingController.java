package id.binamutu.sampling;

import id.binamutu.interaction.Channels;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Targeted samples by rule. */
@Controller
@RequestMapping("/sampling/rules")
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class TargetingController {
    private static final String KEEPERS = "hasAnyRole('TEAM_LEADER', 'COORDINATOR')";
    private static final int PAGE = 25;
    private static final int PREVIEWED_DAYS = 30;

    private final TargetingService service;
    private final TargetingQueries queries;
    private final Teams teams;
    private final Directory directory;
    private final Channels channels;
    private final Clock clock;

    TargetingController(
            TargetingService service,
            TargetingQueries queries,
            Teams teams,
            Directory directory,
            Channels channels,
            Clock clock) {
        this.service = service;
        this.queries = queries;
        this.teams = teams;
        this.directory = directory;
        this.channels = channels;
        this.clock = clock;
    }

    /** What a rule is run over. */
    public record RunForm(
            @NotNull UUID run,

            @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
            LocalDate from,

            @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
            LocalDate to) {}

    /** An agent's line of a preview. */
    public record PreviewLine(String agent, long found, long sampled, long chosen) {}

    /** What a rule would find and take. */
    public record Preview(
            LocalDate from, LocalDate to, long found, long sampled, long chosen, List<PreviewLine> lines) {}

    @GetMapping
    String index(Viewer viewer, @RequestParam(defaultValue = "0") int page, Model model) {
        Page<TargetingQueries.RuleRow> rules = queries.rules(viewer, PageRequest.of(Math.max(0, page), PAGE));
        model.addAttribute("page", rules);
        model.addAttribute("teams", named());
        model.addAttribute("mayKeep", mayKeep(viewer));
        return "sampling/rules/index";
    }

    @GetMapping("/new")
    @PreAuthorize(KEEPERS)
    String create(Viewer viewer, Model model) {
        List<UUID> own = viewer.is(Role.COORDINATOR)
                ? List.of()
                : viewer.ledTeamIds().stream().sorted().toList();
        model.addAttribute("form", TargetingForm.suggestion(own));
        return form(viewer, null, model);
    }

    @PostMapping
    @PreAuthorize(KEEPERS)
    String create(
            @Valid @ModelAttribute("form") TargetingForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                UUID id = service.create(form, viewer);
                Flash.notice(redirect, "sampling.rule.made");
                return "redirect:/sampling/rules/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, form(viewer, null, model));
    }

    /** The same form with what its rule would find; nothing is saved. */
    @PostMapping("/preview")
    @PreAuthorize(KEEPERS)
    String preview(
            @Valid @ModelAttribute("form") TargetingForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable UUID rule,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        TargetingRule kept = rule == null ? null : service.kept(rule, viewer);
        if (!binding.hasErrors()) {
            try {
                LocalDate today = LocalDate.now(clock);
                LocalDate from = today.minusDays(PREVIEWED_DAYS - 1L);
                model.addAttribute("preview", preview(service.preview(form, from, today, viewer), from, today));
                return form(viewer, kept, model);
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, form(viewer, kept, model));
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "0") int page,
            Viewer viewer,
            Model model) {
        LocalDate today = LocalDate.now(clock);
        RunForm run = new RunForm(UUID.randomUUID(), from == null ? today.minusDays(6) : from, to == null ? today : to);
        model.addAttribute("form", run);
        TargetingRule rule = service.find(id, viewer);
        if (from != null && to != null && TargetingService.mayKeep(viewer, rule)) {
            try {
                model.addAttribute("preview", preview(service.preview(rule, from, to), from, to));
            } catch (RuleViolation violation) {
                model.addAttribute("refusal", violation);
            }
        }
        return show(rule, page, viewer, model);
    }

    @GetMapping("/{id}/edit")
    @PreAuthorize(KEEPERS)
    String edit(@PathVariable UUID id, Viewer viewer, Model model) {
        TargetingRule rule = service.kept(id, viewer);
        model.addAttribute("form", TargetingForm.of(rule));
        return form(viewer, rule, model);
    }

    @PostMapping("/{id}")
    @PreAuthorize(KEEPERS)
    String change(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") TargetingForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        TargetingRule rule = service.kept(id, viewer);
        if (!binding.hasErrors()) {
            try {
                service.change(id, form, viewer);
                Flash.notice(redirect, "sampling.rule.changed");
                return "redirect:/sampling/rules/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            } catch (ObjectOptimisticLockingFailureException e) {
                response.setStatus(HttpStatus.CONFLICT.value());
                TargetingRule now = service.kept(id, viewer);
                model.addAttribute("now", now.conditions());
                model.addAttribute("nowName", now.name());
                model.addAttribute("version", now.version());
                return form(viewer, now, model);
            }
        }
        return Refused.view(response, form(viewer, rule, model));
    }

    @PostMapping("/{id}/runs")
    @PreAuthorize(KEEPERS)
    String run(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") RunForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        TargetingRule rule = service.kept(id, viewer);
        if (!binding.hasErrors()) {
            try {
                TargetingService.Outcome outcome = service.run(id, form.run(), form.from(), form.to(), viewer);
                Flash.notice(redirect, "sampling.rule.ran", outcome.found(), outcome.chosen());
                return "redirect:/sampling/rules/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, show(rule, 0, viewer, model));
    }

    private String show(TargetingRule rule, int page, Viewer viewer, Model model) {
        List<TargetingQueries.RunRow> runs = queries.runs(rule.id(), 15);
        Page<TargetingQueries.ChosenRow> chosen =
                queries.chosen(rule.id(), viewer, PageRequest.of(Math.max(0, page), PAGE));
        Set<UUID> people = new HashSet<>();
        runs.stream().map(TargetingQueries.RunRow::by).filter(Objects::nonNull).forEach(people::add);
        chosen.forEach(row -> people.addAll(List.of(row.agentId(), row.assigneeId())));
        model.addAttribute("ruleId", rule.id());
        model.addAttribute("ruleName", rule.name());
        model.addAttribute("enabled", rule.enabled());
        model.addAttribute("conditions", rule.conditions());
        model.addAttribute("perAgent", rule.perAgent());
        model.addAttribute("perRun", rule.perRun());
        model.addAttribute("severestFirst", rule.severestFirst());
        model.addAttribute("dueWorkingDays", rule.dueWorkingDays());
        model.addAttribute("teamIds", rule.teamIds());
        model.addAttribute("teams", named());
        model.addAttribute("runs", runs);
        model.addAttribute("page", chosen);
        model.addAttribute("people", directory.names(people));
        model.addAttribute("mayKeep", TargetingService.mayKeep(viewer, rule));
        return "sampling/rules/show";
    }

    private String form(Viewer viewer, @Nullable TargetingRule rule, Model model) {
        model.addAttribute("ruleId", rule == null ? null : rule.id());
        model.addAttribute(
                "teams",
                teams.all().stream()
                        .filter(team -> viewer.is(Role.COORDINATOR) || viewer.leads(team.id()))
                        .sorted(Comparator.comparing(TeamName::name))
                        .toList());
        model.addAttribute("everyTeam", viewer.is(Role.COORDINATOR));
        model.addAttribute("topics", channels.topics());
        model.addAttribute("saidBy", SaidBy.values());
        return "sampling/rules/form";
    }

    private Preview preview(List<TargetingSearch.AgentCount> counts, LocalDate from, LocalDate to) {
        Map<UUID, PersonName> names = directory.names(
                counts.stream().map(TargetingSearch.AgentCount::agentId).toList());
        return new Preview(
                from,
                to,
                counts.stream().mapToLong(TargetingSearch.AgentCount::found).sum(),
                counts.stream().mapToLong(TargetingSearch.AgentCount::sampled).sum(),
                counts.stream().mapToLong(TargetingSearch.AgentCount::chosen).sum(),
                counts.stream()
                        .map(count -> new PreviewLine(
                                names.containsKey(count.agentId())
                                        ? names.get(count.agentId()).name()
                                        : "–",
                                count.found(),
                                count.sampled(),
                                count.chosen()))
                        .sorted(Comparator.comparing(PreviewLine::found)
                                .reversed()
                                .thenComparing(PreviewLine::agent))
                        .toList());
    }

    private Map<UUID, TeamName> named() {
        return teams.all().stream().collect(Collectors.toMap(TeamName::id, Function.identity()));
    }

    private static boolean mayKeep(Viewer viewer) {
        return viewer.is(Role.TEAM_LEADER) || viewer.is(Role.COORDINATOR);
    }
}
