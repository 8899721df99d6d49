package id.binamutu.sampling;

import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a plan shows, also when it comes back with a refusal. */
@Component
class PlanPage {

    private final SamplingService service;
    private final SampleQueries queries;
    private final Drawing drawing;
    private final QuotaGrounds grounds;
    private final SamplingSettings settings;
    private final Teams teams;
    private final Directory directory;

    PlanPage(
            SamplingService service,
            SampleQueries queries,
            Drawing drawing,
            QuotaGrounds grounds,
            SamplingSettings settings,
            Teams teams,
            Directory directory) {
        this.service = service;
        this.queries = queries;
        this.drawing = drawing;
        this.grounds = grounds;
        this.settings = settings;
        this.teams = teams;
        this.directory = directory;
    }

    /** Why fewer were drawn than asked for. */
    public record Cause(String key, long number) {}

    /**
     * An agent's stratum of a plan.
     *
     * @param first whether it is the agent's first line, which carries the name and what was chosen by hand
     */
    public record Line(
            PersonName agent,
            boolean first,
            Cell cell,
            long random,
            long replaced,
            long targeted,
            long evaluated,
            List<Cause> causes) {

        public long missing() {
            return Math.max(0, cell.wanted() - cell.drawn());
        }

        /** Of the wanted, for the bar. */
        public long drawnPercent() {
            return percent(random);
        }

        public long evaluatedPercent() {
            return percent(Math.min(evaluated, random));
        }

        private long percent(long number) {
            return cell.wanted() == 0 ? 0 : Math.min(100, 100 * number / cell.wanted());
        }
    }

    /** Replaced of all that chance chose. */
    public record Replaced(long number, long of, boolean many) {

        public double percent() {
            return of == 0 ? 0 : 100.0 * number / of;
        }
    }

    String show(UUID id, Viewer viewer, Model model) {
        SamplingPlan plan = service.find(id, viewer);
        SamplingCriteria criteria = plan.criteria();
        Draw draw = drawing.find(id).orElse(null);
        List<SampleQueries.SampleRow> rows = queries.rows(id);
        List<Cell> cells =
                draw == null ? drawing.preview(plan, grounds.agents(plan), grounds.leftOpen(plan)) : drawing.cells(id);
        Map<UUID, PersonName> names = names(
                Stream.of(
                                cells.stream().map(Cell::agentId),
                                rows.stream().map(SampleQueries.SampleRow::agentId),
                                rows.stream().map(SampleQueries.SampleRow::replacedBy))
                        .flatMap(Function.identity())
                        .filter(Objects::nonNull)
                        .toList(),
                draw == null ? null : draw.drawnBy());
        Map<UUID, String> byName = names.values().stream().collect(Collectors.toMap(PersonName::id, PersonName::name));
        model.addAttribute("plan", head(plan));
        model.addAttribute("criteria", criteria);
        model.addAttribute("quota", plan.quota());
        model.addAttribute("draw", draw);
        model.addAttribute("drawnBy", draw == null ? null : names.get(draw.drawnBy()));
        model.addAttribute("teamName", teams.named(List.of(plan.teamId())).get(plan.teamId()));
        model.addAttribute(
                "samples",
                rows.stream()
                        .sorted(Comparator.comparing(row -> byName.getOrDefault(row.agentId(), "")))
                        .toList());
        model.addAttribute("replacedFrom", replacedFrom(rows));
        model.addAttribute("agents", names);
        model.addAttribute("lines", lines(cells, drawing.outside(plan, draw), rows, names));
        model.addAttribute(
                "population",
                draw == null ? cells.stream().mapToLong(Cell::population).sum() : draw.population());
        model.addAttribute("replaced", replaced(rows));
        model.addAttribute("causes", ReplacementCause.values());
        model.addAttribute("mayPlan", SamplingService.mayPlan(viewer, plan.teamId()));
        model.addAttribute("leads", viewer.leads(plan.teamId()));
        return "sampling/show";
    }

    private Replaced replaced(List<SampleQueries.SampleRow> rows) {
        long number = rows.stream().filter(row -> row.replacementId() != null).count();
        long of = rows.stream()
                .filter(row -> row.random() && row.replaces() == null)
                .count();
        return new Replaced(number, of, of > 0 && 100 * number >= of * settings.replacedPercent());
    }

    /** The conversation that each replacement stands for. */
    private static Map<UUID, String> replacedFrom(List<SampleQueries.SampleRow> rows) {
        Map<UUID, String> named = new HashMap<>();
        Map<UUID, SampleQueries.SampleRow> byId =
                rows.stream().collect(Collectors.toMap(SampleQueries.SampleRow::id, Function.identity()));
        for (SampleQueries.SampleRow row : rows) {
            SampleQueries.SampleRow before = row.replaces() == null ? null : byId.get(row.replaces());
            if (before != null) {
                named.put(row.id(), before.conversationId());
            }
        }
        return named;
    }

    private static List<Line> lines(
            List<Cell> cells,
            List<Drawing.Outside> outside,
            List<SampleQueries.SampleRow> rows,
            Map<UUID, PersonName> names) {
        record Key(UUID agentId, String stratum) {}
        Map<Key, Drawing.Outside> left = outside.stream()
                .collect(Collectors.toMap(each -> new Key(each.agentId(), each.stratum()), Function.identity()));
        Map<UUID, List<Cell>> byAgent = new LinkedHashMap<>();
        cells.forEach(cell -> byAgent.computeIfAbsent(cell.agentId(), agent -> new ArrayList<>())
                .add(cell));
        // Somebody may have been chosen by hand who is not in the draw.
        rows.forEach(row -> byAgent.computeIfAbsent(
                row.agentId(), agent -> List.of(new Cell(agent, "", 0, null, null, null, 0, 0, 0, 0))));
        Map<UUID, List<SampleQueries.SampleRow>> samples = rows.stream()
                .filter(row -> row.status() != SampleStatus.REPLACED)
                .collect(Collectors.groupingBy(SampleQueries.SampleRow::agentId));
        List<Line> lines = new ArrayList<>();
        byAgent.forEach((agentId, own) -> {
            PersonName agent = names.get(agentId);
            for (Cell cell : own) {
                boolean first = cell.equals(own.get(0));
                List<SampleQueries.SampleRow> all = samples.getOrDefault(agentId, List.of());
                List<SampleQueries.SampleRow> random = all.stream()
                        .filter(row -> row.random() && row.stratum().equals(cell.stratum()))
                        .toList();
                long targeted = all.stream().filter(row -> !row.random()).count();
                if (agent != null) {
                    lines.add(new Line(
                            agent,
                            first,
                            cell,
                            random.size(),
                            rows.stream()
                                    .filter(row -> row.status() == SampleStatus.REPLACED
                                            && row.agentId().equals(agentId)
                                            && row.stratum().equals(cell.stratum()))
                                    .count(),
                            first ? targeted : 0,
                            random.stream()
                                    .filter(row -> row.status() == SampleStatus.EVALUATED)
                                    .count(),
                            causes(cell, left.get(new Key(agentId, cell.stratum())))));
                }
            }
        });
        lines.sort(Comparator.comparing((Line line) -> line.agent().name())
                .thenComparing(line -> line.agent().id())
                .thenComparing(line -> !line.first()));
        return lines;
    }

    private static List<Cause> causes(Cell cell, Drawing.@Nullable Outside outside) {
        List<Cause> causes = new ArrayList<>();
        if (cell.present() != null && cell.present() == 0 && cell.population() == 0) {
            causes.add(new Cause("absent", 0));
        }
        if (cell.wanted() <= cell.drawn()) {
            return causes;
        }
        causes.add(cell.population() == 0 ? new Cause("none", 0) : new Cause("few", cell.population()));
        if (outside != null) {
            Stream.of(
                            new Cause("length", outside.length()),
                            new Cause("sampled", outside.sampled()),
                            new Cause("csat", outside.csat()),
                            new Cause("test", outside.test()))
                    .filter(cause -> cause.number() > 0)
                    .forEach(causes::add);
        }
        return causes;
    }

    /** A plan as its pages show it. */
    public record PlanHead(UUID id, String name, UUID teamId, LocalDate dueOn, boolean drawn, boolean scheduled) {}

    static PlanHead head(SamplingPlan plan) {
        return new PlanHead(
                plan.id(), plan.name(), plan.teamId(), plan.dueOn(), plan.drawnAt() != null, plan.scheduleId() != null);
    }

    Map<UUID, PersonName> names(List<UUID> ids, @Nullable UUID more) {
        Set<UUID> all = new HashSet<>(ids);
        if (more != null) {
            all.add(more);
        }
        return all.isEmpty() ? Map.of() : directory.names(all);
    }
}
