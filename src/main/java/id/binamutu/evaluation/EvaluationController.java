package id.binamutu.evaluation;

import id.binamutu.interaction.InteractionSummary;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
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

/** Evaluations to read, to acknowledge and to follow up. */
@Controller
class EvaluationController {
    private static final int PAGE_SIZE = 25;

    private final EvaluationService service;
    private final EvaluationLists lists;
    private final OwnEvaluations own;
    private final List<EvaluationPanel> panels;
    private final MessageSource messages;

    EvaluationController(
            EvaluationService service,
            EvaluationLists lists,
            OwnEvaluations own,
            List<EvaluationPanel> panels,
            MessageSource messages) {
        this.service = service;
        this.lists = lists;
        this.own = own;
        this.panels = panels;
        this.messages = messages;
    }

    @GetMapping("/evaluations")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'AGENT', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')")
    String index(
            EvaluationFilter filter,
            BindingResult binding,
            @RequestParam(required = false) @Nullable String tab,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(defaultValue = "0") int page,
            Viewer viewer,
            Model model) {
        boolean scores = viewer.is(Role.TEAM_LEADER);
        String shown = scores && !"submitted".equals(tab) ? "queue" : "submitted";
        EvaluationFilter used = binding.hasErrors() ? EvaluationFilter.none() : filter;
        model.addAttribute("tab", shown);
        model.addAttribute("scores", scores);
        model.addAttribute("filter", used);
        model.addAttribute("sort", sort);
        if (OwnEvaluations.areAllFor(viewer)) {
            model.addAttribute("overview", own.overview(viewer.id()));
            model.addAttribute("evaluations", own.list(used, viewer.id(), request(page, Sort.unsorted())));
            model.addAttribute("verdicts", Verdict.values());
            return "evaluation/mine";
        }
        if (shown.equals("queue")) {
            model.addAttribute("queue", lists.queue(viewer, request(page, Sort.unsorted())));
            model.addAttribute("today", lists.today(viewer));
            return "evaluation/queue";
        }
        Page<EvaluationRow> evaluations = lists.submitted(used, viewer, request(page, sort(sort)));
        model.addAttribute("evaluations", evaluations);
        model.addAttribute("teams", lists.teams(viewer));
        model.addAttribute("agents", lists.agents(used, viewer));
        model.addAttribute("verdicts", Verdict.values());
        return "evaluation/index";
    }

    @GetMapping("/evaluations/export")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'AGENT', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')")
    void export(
            EvaluationFilter filter,
            BindingResult binding,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String sort,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        EvaluationFilter used = binding.hasErrors() ? EvaluationFilter.none() : filter;
        List<EvaluationRow> rows = lists.exported(used, viewer, sort(sort));
        Map<UUID, InteractionSummary> conversations = lists.conversations(rows);
        List<String> header = Stream.of(
                        "happened",
                        "conversation",
                        "channel",
                        "employeeId",
                        "agent",
                        "team",
                        "evaluator",
                        "sample",
                        "score",
                        "verdict",
                        "customerCritical",
                        "businessCritical",
                        "complianceCritical",
                        "findings",
                        "submitted")
                .map(key -> message("evaluation.export." + key))
                .toList();
        Stream<List<@Nullable Object>> lines = rows.stream().map(row -> {
            InteractionSummary conversation = conversations.get(row.interactionId());
            return Arrays.<@Nullable Object>asList(
                    row.happenedAt(),
                    conversation == null ? null : conversation.conversationId(),
                    conversation == null ? null : conversation.channel(),
                    row.employeeId(),
                    row.agent(),
                    row.team(),
                    row.evaluator(),
                    message(row.random() ? "evaluation.random" : "evaluation.targeted"),
                    row.score(),
                    message("evaluation.verdict." + row.verdict()),
                    row.customerCritical(),
                    row.businessCritical(),
                    row.complianceCritical(),
                    row.findings(),
                    row.submittedAt());
        });
        TableExport.write(format, "penilaian", header, lines, response);
    }

    @GetMapping("/evaluations/{id}")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'AGENT', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')")
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        EvaluationView view = service.view(id, viewer);
        if (!view.head().submitted()) {
            return "redirect:/evaluations/" + id + "/edit";
        }
        model.addAttribute("form", new AcknowledgementForm(null));
        return showPage(view, viewer, model);
    }

    @PostMapping("/evaluations/{id}/acknowledgement")
    @PreAuthorize("hasRole('AGENT')")
    String acknowledge(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") AcknowledgementForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return Refused.view(response, showPage(service.view(id, viewer), viewer, model));
        }
        service.acknowledge(id, form.comment(), viewer);
        Flash.notice(redirect, "evaluation.flash.acknowledged");
        return "redirect:/evaluations/" + id;
    }

    @GetMapping("/findings/{id}/correction")
    @PreAuthorize("hasRole('TEAM_LEADER')")
    String prepareCorrection(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("form", lists.emptyCorrection());
        return correctionPage(id, viewer, model);
    }

    @PostMapping("/findings/{id}/correction")
    @PreAuthorize("hasRole('TEAM_LEADER')")
    String correct(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") CorrectionForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                UUID evaluation = service.correct(id, form, viewer);
                Flash.notice(redirect, "evaluation.flash.corrected");
                return "redirect:/evaluations/" + evaluation;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, correctionPage(id, viewer, model));
    }

    private String showPage(EvaluationView view, Viewer viewer, Model model) {
        model.addAttribute("evaluation", view);
        model.addAttribute("approves", Releases.waitsFor(view.head(), viewer));
        model.addAttribute("leads", viewer.leads(view.head().teamId()));
        EvaluationPanel.Shown shown = view.head().shown();
        model.addAttribute(
                "panels",
                panels.stream()
                        .flatMap(panel -> panel.of(shown, viewer).stream())
                        .toList());
        if (view.head().agentId().equals(viewer.id())) {
            OwnPage page = OwnPage.of(view);
            model.addAttribute("failed", page.failed());
            model.addAttribute("effects", page.effects());
            return "evaluation/own";
        }
        return "evaluation/show";
    }

    private String correctionPage(UUID findingId, Viewer viewer, Model model) {
        EvaluationView view = service.ofFinding(findingId, viewer);
        model.addAttribute("evaluation", view);
        model.addAttribute(
                "finding",
                view.findings().stream()
                        .filter(finding -> finding.id().equals(findingId))
                        .findFirst()
                        .orElseThrow());
        return "evaluation/_correct";
    }

    private static PageRequest request(int page, Sort sort) {
        return PageRequest.of(Math.max(0, Math.min(page, EvaluationQueries.MOST / PAGE_SIZE)), PAGE_SIZE, sort);
    }

    private static Sort sort(@Nullable String sort) {
        if (sort == null || !sort.matches("[a-z]+,(asc|desc)")) {
            return Sort.unsorted();
        }
        String[] parts = sort.split(",", -1);
        return Sort.by(Sort.Direction.fromString(parts[1].toUpperCase(Locale.ROOT)), parts[0]);
    }

    private String message(String key) {
        return messages.getMessage(key, null, org.springframework.context.i18n.LocaleContextHolder.getLocale());
    }
}
