package id.binamutu.sampling;

import id.binamutu.interaction.Channels;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

@Controller
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class SamplingController {

    private static final String PLANNERS = "hasAnyRole('TEAM_LEADER', 'COORDINATOR')";
    private static final String LEADERS = "hasAnyRole('TEAM_LEADER')";

    private final SamplingService service;
    private final SampleQueries queries;
    private final Drawing drawing;
    private final Teams teams;
    private final Directory directory;
    private final Channels channels;
    private final Clock clock;

    SamplingController(
            SamplingService service,
            SampleQueries queries,
            Drawing drawing,
            Teams teams,
            Directory directory,
            Channels channels,
            Clock clock) {
        this.service = service;
        this.queries = queries;
        this.drawing = drawing;
        this.teams = teams;
        this.directory = directory;
        this.channels = channels;
        this.clock = clock;
    }

    /** Added by hand. */
    public record TargetForm(
            @NotBlank @Size(max = 100) String conversation,
            @NotBlank @Size(max = 4000) String reason) {}

    /** An agent's line of a plan. */
    public record AgentLine(
            PersonName agent, long population, long random, long targeted, long evaluated, long wanted) {

        public boolean isShort() {
            return random < wanted;
        }
    }

    /** A line of the proof. */
    public record ProofLine(
            PersonName agent,
            int position,
            UUID interactionId,
            @Nullable String conversation,
            boolean same) {}

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
        model.addAttribute("target", new TargetForm(conversation, ""));
        return show(id, viewer, model);
    }

    @PostMapping("/sampling/{id}/draw")
    @PreAuthorize(PLANNERS)
    String draw(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String seed,
            Viewer viewer,
            RedirectAttributes redirect) {
        if (seed != null && seed.length() > 100) {
            throw RuleViolation.of("sampling.seed-long");
        }
        try {
            service.draw(id, seed, viewer);
            Flash.notice(redirect, "sampling.drawn");
        } catch (RuleViolation violation) {
            Flash.notice(redirect, violation.messageKey(), violation.arguments().toArray());
        }
        return "redirect:/sampling/" + id;
    }

    @GetMapping("/sampling/{id}/proof")
    String proof(@PathVariable UUID id, Viewer viewer, Model model) {
        SamplingPlan plan = service.find(id, viewer);
        Draw draw = drawing.find(id).orElseThrow(NotFoundException::new);
        Drawing.Population population = drawing.population(plan, draw);
        List<Drawing.Ranked> again = drawing.repeat(plan, draw);
        List<SampleQueries.SampleRow> rows = queries.rows(id);
        // What was drawn at first: replacements stand behind it in the order.
        Map<UUID, SampleQueries.SampleRow> drawn = rows.stream()
                .filter(row -> row.random() && row.replaces() == null)
                .collect(Collectors.toMap(SampleQueries.SampleRow::interactionId, Function.identity()));
        Map<UUID, PersonName> names =
                names(again.stream().map(Drawing.Ranked::agentId).toList(), draw.drawnBy());
        List<ProofLine> lines = new ArrayList<>();
        for (Drawing.Ranked ranked : again) {
            SampleQueries.SampleRow row = drawn.get(ranked.interactionId());
            Integer position = row == null ? null : row.position();
            PersonName agent = names.get(ranked.agentId());
            if (agent != null) {
                lines.add(new ProofLine(
                        agent,
                        ranked.position(),
                        ranked.interactionId(),
                        row == null ? null : row.conversationId(),
                        position != null && position == ranked.position()));
            }
        }
        lines.sort(Comparator.comparing((ProofLine line) -> line.agent().name()).thenComparing(ProofLine::position));
        boolean sameSamples = lines.size() == drawn.size() && lines.stream().allMatch(ProofLine::same);
        boolean samePopulation =
                population.count() == draw.population() && population.digest().equals(draw.digest());
        model.addAttribute("plan", plan(plan));
        model.addAttribute("draw", draw);
        model.addAttribute("drawnBy", names.get(draw.drawnBy()));
        model.addAttribute("population", population.count());
        model.addAttribute("digest", population.digest());
        model.addAttribute("lines", lines);
        model.addAttribute("same", sameSamples && samePopulation);
        return "sampling/proof";
    }

    @PostMapping("/sampling/{id}/targeted")
    @PreAuthorize(LEADERS)
    String target(
            @PathVariable UUID id,
            @Valid @ModelAttribute("target") TargetForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        service.find(id, viewer);
        if (!binding.hasErrors()) {
            try {
                service.target(id, form.conversation(), form.reason(), viewer);
                Flash.notice(redirect, "sampling.targeted.added");
                return "redirect:/sampling/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, show(id, viewer, model));
    }

    @PostMapping("/samples/{id}/replacement")
    @PreAuthorize(LEADERS)
    String replace(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        SampleView sample = queries.find(id);
        SamplingPlan plan = service.find(sample.planId(), viewer);
        try {
            if (reason.isBlank() || reason.length() > 4000) {
                throw RuleViolation.of("sampling.replacement-reason");
            }
            service.replace(id, reason.strip(), viewer);
            Flash.notice(redirect, "sampling.replaced");
            return "redirect:/sampling/" + plan.id();
        } catch (RuleViolation violation) {
            model.addAttribute("refusedSample", id);
            model.addAttribute("refusedReason", reason);
            model.addAttribute("refusal", violation.messageKey());
            model.addAttribute("target", new TargetForm("", ""));
            return Refused.view(response, show(plan.id(), viewer, model));
        }
    }

    private String show(UUID id, Viewer viewer, Model model) {
        SamplingPlan plan = service.find(id, viewer);
        SamplingCriteria criteria = plan.criteria();
        Draw draw = drawing.find(id).orElse(null);
        List<SampleQueries.SampleRow> rows = queries.rows(id);
        Map<UUID, Long> population = drawing.perAgent(plan, draw);
        Map<UUID, PersonName> members = teams.members(plan.teamId(), criteria.from(), criteria.to()).stream()
                .collect(Collectors.toMap(PersonName::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Set<UUID> others = new HashSet<>(population.keySet());
        rows.forEach(row -> others.add(row.agentId()));
        others.removeAll(members.keySet());
        Map<UUID, PersonName> names = new LinkedHashMap<>(members);
        names.putAll(names(new ArrayList<>(others), draw == null ? null : draw.drawnBy()));
        List<AgentLine> lines = new ArrayList<>();
        for (PersonName agent : names.values()) {
            if (members.containsKey(agent.id()) || others.contains(agent.id())) {
                lines.add(line(agent, plan, population.getOrDefault(agent.id(), 0L), rows));
            }
        }
        model.addAttribute("plan", plan(plan));
        model.addAttribute("criteria", criteria);
        model.addAttribute("draw", draw);
        model.addAttribute("drawnBy", draw == null ? null : names.get(draw.drawnBy()));
        model.addAttribute("teamName", teams.named(List.of(plan.teamId())).get(plan.teamId()));
        Map<UUID, String> byName = names.values().stream().collect(Collectors.toMap(PersonName::id, PersonName::name));
        model.addAttribute(
                "samples",
                rows.stream()
                        .sorted(Comparator.comparing(row -> byName.getOrDefault(row.agentId(), "")))
                        .toList());
        model.addAttribute("agents", names);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "population",
                draw == null ? population.values().stream().mapToLong(n -> n).sum() : draw.population());
        model.addAttribute("mayPlan", SamplingService.mayPlan(viewer, plan.teamId()));
        model.addAttribute("leads", viewer.leads(plan.teamId()));
        return "sampling/show";
    }

    private static AgentLine line(
            PersonName agent, SamplingPlan plan, long population, List<SampleQueries.SampleRow> rows) {
        List<SampleQueries.SampleRow> own = rows.stream()
                .filter(row -> row.agentId().equals(agent.id()) && row.status() != SampleStatus.REPLACED)
                .toList();
        long random = own.stream().filter(SampleQueries.SampleRow::random).count();
        return new AgentLine(
                agent,
                population,
                random,
                own.size() - random,
                own.stream()
                        .filter(row -> row.status() == SampleStatus.EVALUATED)
                        .count(),
                plan.quota());
    }

    /** A plan as its pages show it. */
    public record PlanHead(
            UUID id, String name, UUID teamId, YearMonth month, int quota, LocalDate dueOn, boolean drawn) {}

    private static PlanHead plan(SamplingPlan plan) {
        return new PlanHead(
                plan.id(),
                plan.name(),
                plan.teamId(),
                YearMonth.from(plan.criteria().from()),
                plan.quota(),
                plan.dueOn(),
                plan.drawnAt() != null);
    }

    private Map<UUID, PersonName> names(List<UUID> ids, @Nullable UUID more) {
        Set<UUID> all = new HashSet<>(ids);
        if (more != null) {
            all.add(more);
        }
        return all.isEmpty() ? Map.of() : directory.names(all);
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
