package id.binamutu.dispute;

import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.people.Viewer;
import id.binamutu.storage.Attachments;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class DisputeController {
    private static final int PAGE_SIZE = 25;
    private static final String READERS =
            "hasAnyRole('AGENT', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')";
    private static final String FIGURES = "hasAnyRole('MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')";

    private final DisputeService service;
    private final DisputePages pages;
    private final DisputeQueries queries;
    private final Attachments attachments;
    private final MessageSource messages;

    DisputeController(
            DisputeService service,
            DisputePages pages,
            DisputeQueries queries,
            Attachments attachments,
            MessageSource messages) {
        this.service = service;
        this.pages = pages;
        this.queries = queries;
        this.attachments = attachments;
        this.messages = messages;
    }

    @GetMapping("/disputes")
    @PreAuthorize(READERS)
    String index(
            DisputeFilter filter,
            BindingResult binding,
            @RequestParam(defaultValue = "0") int page,
            Viewer viewer,
            Model model) {
        DisputeFilter used = binding.hasErrors() ? DisputeFilter.none() : filter;
        model.addAttribute("filter", used);
        model.addAttribute("states", DisputeState.values());
        model.addAttribute(
                "disputes",
                queries.list(
                        used,
                        viewer,
                        PageRequest.of(Math.max(0, Math.min(page, DisputeQueries.MOST / PAGE_SIZE)), PAGE_SIZE)));
        model.addAttribute("figures", viewer.readsEveryTeam());
        return "dispute/index";
    }

    @GetMapping("/disputes/export")
    @PreAuthorize(READERS)
    void export(
            DisputeFilter filter,
            BindingResult binding,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        DisputeFilter used = binding.hasErrors() ? DisputeFilter.none() : filter;
        List<DisputeRow> rows = queries.list(used, viewer, PageRequest.of(0, DisputeQueries.MOST))
                .getContent();
        TableExport.write(
                format,
                "banding",
                header(
                        "submitted",
                        "agent",
                        "team",
                        "evaluator",
                        "state",
                        "stage",
                        "due",
                        "late",
                        "criteria",
                        "overturned"),
                rows.stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.submittedAt(),
                                row.agent(),
                                row.team(),
                                row.evaluator(),
                                message("dispute.state." + row.state()),
                                row.stage(),
                                row.dueOn(),
                                row.late() ? message("dispute.late") : null,
                                row.criteria(),
                                row.overturned())),
                response);
    }

    @GetMapping("/disputes/figures")
    @PreAuthorize(FIGURES)
    String figures(@RequestParam(required = false) @Nullable YearMonth period, Model model) {
        LocalDate from = period == null ? null : period.atDay(1);
        LocalDate to = period == null ? null : period.atEndOfMonth();
        List<DisputeQueries.Overturned> evaluators = queries.overturned(DisputeQueries.By.EVALUATOR, from, to);
        model.addAttribute("period", period);
        model.addAttribute("criteria", queries.overturned(DisputeQueries.By.CRITERION, from, to));
        model.addAttribute("evaluators", evaluators);
        model.addAttribute(
                "all",
                DisputeQueries.share(
                        evaluators.stream()
                                .mapToLong(DisputeQueries.Overturned::overturned)
                                .sum(),
                        evaluators.stream().mapToLong(one -> one.share().n()).sum()));
        return "dispute/figures";
    }

    @GetMapping("/disputes/figures/export")
    @PreAuthorize(FIGURES)
    void exportFigures(
            @RequestParam(required = false) @Nullable YearMonth period,
            @RequestParam(defaultValue = "CRITERION") DisputeQueries.By by,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        TableExport.write(
                format,
                "banding-" + (by == DisputeQueries.By.CRITERION ? "butir" : "penilai"),
                header(
                        by == DisputeQueries.By.CRITERION ? "criterion" : "evaluator",
                        "detail",
                        "n",
                        "overturned",
                        "share",
                        "low",
                        "high"),
                queries
                        .overturned(
                                by,
                                period == null ? null : period.atDay(1),
                                period == null ? null : period.atEndOfMonth())
                        .stream()
                        .map(one -> Arrays.<@Nullable Object>asList(
                                one.group(),
                                one.detail(),
                                one.share().n(),
                                one.overturned(),
                                100 * one.share().estimate(),
                                100 * one.share().low(),
                                100 * one.share().high())),
                response);
    }

    @GetMapping("/evaluations/{id}/disputes/new")
    @PreAuthorize("hasRole('AGENT')")
    String prepare(@PathVariable UUID id, Viewer viewer, Model model) {
        ScoredEvaluation evaluation = service.own(id, viewer);
        var known = service.about(id);
        if (known.isPresent()) {
            return "redirect:/disputes/" + known.get();
        }
        service.checkDisputable(evaluation);
        model.addAttribute("form", DisputeForm.empty());
        return form(evaluation, model);
    }

    @PostMapping("/evaluations/{id}/disputes")
    @PreAuthorize("hasRole('AGENT')")
    String submit(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        DisputeForm form = DisputeForm.of(new Fields(sent));
        BindingResult binding = binding(form, model);
        try {
            UUID dispute = service.submit(id, form, files == null ? List.of() : files, viewer);
            Flash.notice(redirect, "dispute.flash.submitted");
            return "redirect:/disputes/" + dispute;
        } catch (FormErrors errors) {
            errors.into(binding);
        } catch (RuleViolation violation) {
            reject(violation, binding);
        }
        return Refused.view(response, form(service.own(id, viewer), model));
    }

    private String form(ScoredEvaluation evaluation, Model model) {
        model.addAttribute("evaluation", evaluation);
        model.addAttribute("lines", pages.disputable(evaluation));
        model.addAttribute("lastDay", service.lastDay(Objects.requireNonNull(evaluation.releasedAt())));
        return "dispute/new";
    }

    @GetMapping("/disputes/{id}")
    @PreAuthorize(READERS)
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("form", RulingForm.empty());
        return page(id, viewer, model);
    }

    private String page(UUID id, Viewer viewer, Model model) {
        model.addAttribute("dispute", pages.view(id, viewer));
        model.addAttribute("rulings", Ruling.values());
        return "dispute/show";
    }

    @GetMapping("/disputes/{id}/attachments/{fileId}")
    @PreAuthorize(READERS)
    ResponseEntity<Resource> attachment(@PathVariable UUID id, @PathVariable UUID fileId, Viewer viewer) {
        if (pages.attachments(id, viewer).stream()
                .noneMatch(file -> file.fileId().equals(fileId))) {
            throw new NotFoundException();
        }
        return attachments.download(fileId);
    }

    @PostMapping("/disputes/{id}/decision")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'QUALITY_CONTROL')")
    String decide(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        RulingForm form = RulingForm.of(new Fields(sent));
        BindingResult binding = binding(form, model);
        try {
            service.decide(id, form, viewer);
            Flash.notice(redirect, "dispute.flash.decided");
            return "redirect:/disputes/" + id;
        } catch (FormErrors errors) {
            errors.into(binding);
        } catch (RuleViolation violation) {
            reject(violation, binding);
        }
        return Refused.view(response, page(id, viewer, model));
    }

    @PostMapping("/disputes/{id}/appeal")
    @PreAuthorize("hasRole('AGENT')")
    String goOn(
            @PathVariable UUID id,
            @RequestParam int stage,
            @RequestParam(defaultValue = "") String words,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        BindingResult binding = binding(RulingForm.empty(), model);
        FormErrors errors = new FormErrors();
        errors.text("words", words.strip(), "dispute.error.appealReason");
        try {
            errors.throwIfAny();
            service.goOn(id, stage, words.strip(), viewer);
            Flash.notice(redirect, "dispute.flash.appealed");
            return "redirect:/disputes/" + id;
        } catch (FormErrors incomplete) {
            incomplete.into(binding);
        } catch (RuleViolation violation) {
            reject(violation, binding);
        }
        model.addAttribute("words", words);
        return Refused.view(response, page(id, viewer, model));
    }

    @PostMapping("/disputes/{id}/acceptance")
    @PreAuthorize("hasRole('AGENT')")
    String accept(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        service.settle(id, viewer);
        Flash.notice(redirect, "dispute.flash.accepted");
        return "redirect:/disputes/" + id;
    }

    @PostMapping("/disputes/{id}/withdrawal")
    @PreAuthorize("hasRole('AGENT')")
    String withdraw(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        service.withdraw(id, viewer);
        Flash.notice(redirect, "dispute.flash.withdrawn");
        return "redirect:/disputes/" + id;
    }

    @PostMapping("/disputes/{id}/decider")
    @PreAuthorize("hasRole('COORDINATOR')")
    String give(@PathVariable UUID id, @RequestParam UUID decider, Viewer viewer, RedirectAttributes redirect) {
        service.give(id, decider, viewer);
        Flash.notice(redirect, "dispute.flash.given");
        return "redirect:/disputes/" + id;
    }

    static BindingResult binding(Object form, Model model) {
        BindingResult binding = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", binding);
        return binding;
    }

    /** Of the form as a whole: its fields belong to criteria. */
    static void reject(RuleViolation violation, BindingResult binding) {
        binding.reject(violation.messageKey(), violation.arguments().toArray(), violation.messageKey());
    }

    private List<String> header(String... keys) {
        return Stream.of(keys).map(key -> message("dispute.export." + key)).toList();
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
