package id.binamutu.sampling;

import id.binamutu.people.PersonName;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The draw of a plan and its proof. */
@Controller
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class DrawController {

    private static final String PLANNERS = "hasAnyRole('TEAM_LEADER', 'COORDINATOR')";

    private final SamplingService service;
    private final SampleQueries queries;
    private final Drawing drawing;
    private final PlanPage page;

    DrawController(SamplingService service, SampleQueries queries, Drawing drawing, PlanPage page) {
        this.service = service;
        this.queries = queries;
        this.drawing = drawing;
        this.page = page;
    }

    /** A line of the proof. */
    public record ProofLine(
            PersonName agent,
            int position,
            UUID interactionId,
            @Nullable String conversation,
            boolean same) {}

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
                page.names(again.stream().map(Drawing.Ranked::agentId).toList(), draw.drawnBy());
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
        model.addAttribute("plan", PlanPage.head(plan));
        model.addAttribute("draw", draw);
        model.addAttribute("drawnBy", names.get(draw.drawnBy()));
        model.addAttribute("population", population.count());
        model.addAttribute("digest", population.digest());
        model.addAttribute("lines", lines);
        model.addAttribute("same", sameSamples && samePopulation);
        return "sampling/proof";
    }
}
