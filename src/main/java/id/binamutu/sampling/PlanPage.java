package id.binamutu.sampling;

import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
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
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a plan shows, also when it comes back with a refusal. */
@Component
class PlanPage {

    private final SamplingService service;
    private final SampleQueries queries;
    private final Drawing drawing;
    private final Teams teams;
    private final Directory directory;

    PlanPage(SamplingService service, SampleQueries queries, Drawing drawing, Teams teams, Directory directory) {
        this.service = service;
        this.queries = queries;
        this.drawing = drawing;
        this.teams = teams;
        this.directory = directory;
    }

    /** An agent's line of a plan. */
    public record AgentLine(
            PersonName agent, long population, long random, long targeted, long evaluated, long wanted) {

        public boolean isShort() {
            return random < wanted;
        }
    }

    String show(UUID id, Viewer viewer, Model model) {
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
        model.addAttribute("plan", head(plan));
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

    static PlanHead head(SamplingPlan plan) {
        return new PlanHead(
                plan.id(),
                plan.name(),
                plan.teamId(),
                YearMonth.from(plan.criteria().from()),
                plan.quota(),
                plan.dueOn(),
                plan.drawnAt() != null);
    }

    Map<UUID, PersonName> names(List<UUID> ids, @Nullable UUID more) {
        Set<UUID> all = new HashSet<>(ids);
        if (more != null) {
            all.add(more);
        }
        return all.isEmpty() ? Map.of() : directory.names(all);
    }
}
