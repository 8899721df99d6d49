package id.binamutu.sampling;

import id.binamutu.audit.Trail;
import id.binamutu.people.PersonName;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.PdfRenderer;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private final Drawing drawing;
    private final DrawProof proofs;
    private final PlanPage page;
    private final PdfRenderer pdf;
    private final Trail trail;
    private final Clock clock;

    DrawController(
            SamplingService service,
            Drawing drawing,
            DrawProof proofs,
            PlanPage page,
            PdfRenderer pdf,
            Trail trail,
            Clock clock) {
        this.service = service;
        this.drawing = drawing;
        this.proofs = proofs;
        this.page = page;
        this.pdf = pdf;
        this.trail = trail;
        this.clock = clock;
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
        model.addAttribute("proof", proofs.of(service.find(id, viewer)));
        model.addAttribute("repeatedAt", clock.instant());
        return "sampling/proof";
    }

    @GetMapping("/sampling/{id}/proof/pdf")
    void pdf(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        DrawProof.Proof proof = proofs.of(service.find(id, viewer));
        trail.record("sampling.proof-exported", "sampling-plan", id, Map.of("format", "pdf"));
        TableExport.announce(response, "bukti-undian-" + id + ".pdf", "application/pdf");
        pdf.render(
                "sampling/proof-pdf",
                Map.of("proof", proof, "repeatedAt", clock.instant()),
                response.getOutputStream());
    }

    /** The population with everything that decides, so that it can be checked outside. */
    @GetMapping("/sampling/{id}/population")
    void population(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        SamplingPlan plan = service.find(id, viewer);
        Draw draw = drawing.find(id).orElseThrow(NotFoundException::new);
        List<Drawing.Member> members = drawing.members(plan, draw);
        Map<UUID, PersonName> names = page.names(
                members.stream().map(Drawing.Member::agentId).distinct().toList(), null);
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        for (Drawing.Member member : members) {
            PersonName agent = names.get(member.agentId());
            rows.add(Arrays.asList(
                    agent == null ? null : agent.employeeId(),
                    member.agentId().toString(),
                    member.stratum(),
                    member.startedAt().toString(),
                    member.conversationId(),
                    member.interactionId().toString(),
                    member.place(),
                    member.turn(),
                    member.zone(),
                    member.hash(),
                    member.rank(),
                    member.drawn() ? 1 : 0));
        }
        trail.record(
                "sampling.population-exported", "sampling-plan", id, Map.of("rows", rows.size(), "format", format));
        TableExport.write(format, "populasi-" + id, columns(draw.method()), rows, response);
    }

    /** Not translated: what reads the file outside rests on the names. */
    private static List<String> columns(DrawMethod method) {
        return List.of(
                "employee_id",
                "agent_id",
                "stratum",
                "started_at",
                "conversation_id",
                "id",
                "place",
                "turn",
                "zone",
                method == DrawMethod.ONE_OF_EACH_PART ? "sha256_of_zone" : "sha256_of_seed_and_id",
                "rank",
                "drawn");
    }
}
