package id.binamutu.report;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.signature.SignatureView;
import id.binamutu.signature.Signatures;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.PdfRenderer;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
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
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR')")
class ReportController {
    private static final String LEADER = "hasRole('TEAM_LEADER')";
    private static final String MANAGER = "hasRole('MANAGER')";
    private static final int EXPORT_LIMIT = 10_000;

    private final ReportService service;
    private final ReportRegister register;
    private final Snapshots snapshots;
    private final Signatures signatures;
    private final ReportCharts charts;
    private final Differences differences;
    private final ReportWorkbook workbook;
    private final PdfRenderer pdf;
    private final MessageSource messages;
    private final Clock clock;

    ReportController(
            ReportService service,
            ReportRegister register,
            Snapshots snapshots,
            Signatures signatures,
            ReportCharts charts,
            Differences differences,
            ReportWorkbook workbook,
            PdfRenderer pdf,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.register = register;
        this.snapshots = snapshots;
        this.signatures = signatures;
        this.charts = charts;
        this.differences = differences;
        this.workbook = workbook;
        this.pdf = pdf;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/reports")
    String index(@ModelAttribute("filter") ReportFilter filter, Pageable page, Viewer viewer, Model model) {
        model.addAttribute("page", register.list(filter, viewer, page));
        model.addAttribute("teams", service.readableTeams(viewer));
        model.addAttribute("states", ReportState.values());
        model.addAttribute("leads", !viewer.ledTeamIds().isEmpty());
        model.addAttribute("suggested", YearMonth.now(clock).minusMonths(1));
        return "report/index";
    }

    @GetMapping("/reports/export")
    void export(
            ReportFilter filter,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<List<@Nullable Object>> rows =
                register.list(filter, viewer, PageRequest.of(0, EXPORT_LIMIT)).getContent().stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.team(),
                                row.period(),
                                row.revision(),
                                text("report.state." + row.state(), locale),
                                row.leader(),
                                row.submittedAt(),
                                row.decidedAt()))
                        .toList();
        TableExport.write(
                format,
                text("report.index.file", locale),
                List.of(
                        text("report.team", locale),
                        text("report.period", locale),
                        text("report.revision", locale),
                        text("report.state", locale),
                        text("report.leader", locale),
                        text("report.submittedAt", locale),
                        text("report.decidedAt", locale)),
                rows,
                response);
    }

    @GetMapping("/reports/new")
    @PreAuthorize(LEADER)
    String begin(
            @RequestParam(required = false) @Nullable YearMonth period,
            @RequestParam(required = false) @Nullable UUID team,
            Viewer viewer,
            Model model) {
        YearMonth month = period == null ? YearMonth.now(clock).minusMonths(1) : period;
        UUID teamId = team != null
                ? team
                : service.ledTeams(viewer).stream()
                        .findFirst()
                        .orElseThrow(NotFoundException::new)
                        .id();
        if (!viewer.leads(teamId)) {
            throw new NotFoundException();
        }
        return service.latest(teamId, month)
                .map(latest -> "redirect:/reports/" + latest.id())
                .orElseGet(() -> {
                    ReportContent content = service.content(teamId, month, 1, ReportWords.NONE, viewer);
                    model.addAttribute(
                            "form", ReportForm.of(ReportWords.NONE, null, snapshots.digest(content.figures())));
                    return draftPage(null, content, model);
                });
    }

    @PostMapping("/reports")
    @PreAuthorize(LEADER)
    String create(
            @RequestParam YearMonth period,
            @RequestParam UUID team,
            @Valid @ModelAttribute("form") ReportForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!viewer.leads(team)) {
            throw new NotFoundException();
        }
        if (!binding.hasErrors()) {
            try {
                UUID id = service.begin(team, period, form.words(), viewer);
                Flash.notice(redirect, "report.saved");
                return "redirect:/reports/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        ReportContent content = service.content(team, period, 1, form.words(), viewer);
        return Refused.view(response, draftPage(null, content, model));
    }

    @GetMapping("/reports/{id}")
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        PerformanceReport report = service.readable(id, viewer);
        if (report.isDraft()) {
            ReportContent content = live(report, report.words(), viewer);
            model.addAttribute(
                    "form", ReportForm.of(report.words(), report.version(), snapshots.digest(content.figures())));
            return draftPage(report, content, model);
        }
        model.addAttribute("acceptanceForm", AcceptanceForm.EMPTY);
        model.addAttribute("returnForm", ReturnForm.EMPTY);
        return frozenPage(report, viewer, model);
    }

    @PostMapping("/reports/{id}")
    @PreAuthorize(LEADER)
    String write(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ReportForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        PerformanceReport report = service.readable(id, viewer);
        if (binding.hasErrors()) {
            return refusedDraft(report, form, viewer, model, response);
        }
        try {
            service.write(id, form.words(), form.version(), viewer);
        } catch (OptimisticLockingFailureException stale) {
            return staleDraft(id, form, binding, viewer, model, response);
        }
        Flash.notice(redirect, "report.saved");
        return "redirect:/reports/" + id;
    }

    @PostMapping("/reports/{id}/submission")
    @PreAuthorize(LEADER)
    String submit(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ReportForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        PerformanceReport report = service.readable(id, viewer);
        if (!Boolean.TRUE.equals(form.consent())) {
            binding.rejectValue("consent", "AssertTrue");
        }
        String password = form.password();
        if (password == null || password.isEmpty()) {
            binding.rejectValue("password", "NotBlank");
        }
        if (!binding.hasErrors() && password != null) {
            try {
                service.submit(
                        id,
                        form.words(),
                        form.version(),
                        form.seen(),
                        text("report.meaning.submit", locale),
                        password,
                        viewer);
                Flash.notice(redirect, "report.submitted");
                return "redirect:/reports/" + id;
            } catch (RuleViolation violation) {
                if (!report.isDraft()) {
                    throw violation;
                }
                violation.rejectIn(binding);
            } catch (OptimisticLockingFailureException stale) {
                return staleDraft(id, form, binding, viewer, model, response);
            }
        }
        return refusedDraft(report, form, viewer, model, response);
    }

    @PostMapping("/reports/{id}/acceptance")
    @PreAuthorize(MANAGER)
    String accept(
            @PathVariable UUID id,
            @Valid @ModelAttribute("acceptanceForm") AcceptanceForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        PerformanceReport report = submitted(id, viewer);
        String password = form.password();
        if (!binding.hasErrors() && password != null) {
            try {
                service.accept(id, form.remark(), text("report.meaning.accept", locale), password, viewer);
                Flash.notice(redirect, "report.accepted");
                return "redirect:/reports/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("returnForm", ReturnForm.EMPTY);
        return Refused.view(response, frozenPage(report, viewer, model));
    }

    @PostMapping("/reports/{id}/return")
    @PreAuthorize(MANAGER)
    String giveBack(
            @PathVariable UUID id,
            @Valid @ModelAttribute("returnForm") ReturnForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        PerformanceReport report = submitted(id, viewer);
        if (!binding.hasErrors()) {
            try {
                service.giveBack(id, form.text(), viewer);
                Flash.notice(redirect, "report.returned");
                return "redirect:/reports/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("acceptanceForm", AcceptanceForm.EMPTY);
        return Refused.view(response, frozenPage(report, viewer, model));
    }

    @PostMapping("/reports/{id}/revision")
    @PreAuthorize(LEADER)
    String revise(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        UUID next = service.revise(id, viewer);
        Flash.notice(redirect, "report.revised");
        return "redirect:/reports/" + next;
    }

    @GetMapping("/reports/{id}/pdf")
    void pdf(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        PerformanceReport report = submitted(id, viewer);
        ReportContent content = snapshots.read(report);
        Map<String, Object> model = new HashMap<>();
        model.put("report", report);
        model.put("content", content);
        model.put("intact", snapshots.intact(report));
        model.put("signatures", signaturesOf(report));
        model.put("qualityChart", charts.quality(content));
        model.put("findingsChart", charts.findings(content));
        service.exported(id, "pdf");
        TableExport.announce(response, filename(content) + ".pdf", "application/pdf");
        pdf.render("report/pdf", model, response.getOutputStream());
    }

    @GetMapping("/reports/{id}/xlsx")
    void xlsx(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        PerformanceReport report = submitted(id, viewer);
        ReportContent content = snapshots.read(report);
        List<SignatureView> signed = signaturesOf(report);
        service.exported(id, "xlsx");
        TableExport.announce(
                response,
                filename(content) + ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        workbook.write(content, signed, response.getOutputStream());
    }

    /** One that says something by itself; a draft says only what it would say now. */
    private PerformanceReport submitted(UUID id, Viewer viewer) {
        PerformanceReport report = service.readable(id, viewer);
        if (report.isDraft()) {
            throw new NotFoundException();
        }
        return report;
    }

    private String refusedDraft(
            PerformanceReport report, ReportForm form, Viewer viewer, Model model, HttpServletResponse response) {
        if (!report.isDraft()) {
            throw RuleViolation.of("report.notDraft");
        }
        ReportContent content = live(report, form.words(), viewer);
        return Refused.view(response, draftPage(report, content, model));
    }

    /** Somebody else wrote meanwhile: both texts are shown, and what was typed may then be saved over the other. */
    private String staleDraft(
            UUID id, ReportForm form, BindingResult binding, Viewer viewer, Model model, HttpServletResponse response) {
        PerformanceReport report = service.readable(id, viewer);
        if (!report.isDraft()) {
            throw RuleViolation.of("report.notDraft");
        }
        binding.reject("report.stale");
        model.addAttribute("stored", report.words());
        refusedDraft(report, form, viewer, model, response);
        response.setStatus(409);
        return "report/edit";
    }

    private ReportContent live(PerformanceReport report, ReportWords words, Viewer viewer) {
        return service.content(report.teamId(), report.month(), report.revision(), words, viewer);
    }

    private String draftPage(@Nullable PerformanceReport report, ReportContent content, Model model) {
        figures(content, model);
        model.addAttribute("report", report);
        model.addAttribute("currentVersion", report == null ? null : report.version());
        model.addAttribute("seen", snapshots.digest(content.figures()));
        if (report != null) {
            service.previous(report).ifPresent(previous -> compare(previous, content, model));
        }
        return "report/edit";
    }

    private String frozenPage(PerformanceReport report, Viewer viewer, Model model) {
        ReportContent content = snapshots.read(report);
        figures(content, model);
        model.addAttribute("report", report);
        model.addAttribute("intact", snapshots.intact(report));
        model.addAttribute("signatures", signaturesOf(report));
        model.addAttribute("versions", register.versions(report.teamId(), report.month(), viewer));
        model.addAttribute("acceptance", service.acceptance(report.id()).orElse(null));
        model.addAttribute("returned", service.returned(report.id()).orElse(null));
        model.addAttribute(
                "decides",
                report.state() == ReportState.SUBMITTED
                        && viewer.is(Role.MANAGER)
                        && !viewer.id().equals(report.submittedBy()));
        model.addAttribute("revises", report.state() == ReportState.RETURNED && viewer.leads(report.teamId()));
        service.previous(report).ifPresent(previous -> compare(previous, content, model));
        return "report/show";
    }

    private void compare(PerformanceReport previous, ReportContent content, Model model) {
        model.addAttribute("previous", previous);
        model.addAttribute("differences", differences.between(snapshots.read(previous), content));
        model.addAttribute("previousReturn", service.returned(previous.id()).orElse(null));
    }

    private void figures(ReportContent content, Model model) {
        model.addAttribute("content", content);
        model.addAttribute("qualityChart", charts.quality(content));
        model.addAttribute("findingsChart", charts.findings(content));
    }

    private List<SignatureView> signaturesOf(PerformanceReport report) {
        return signatures.of(ReportService.DOCUMENT, report.id(), snapshots.tree(report));
    }

    private static String filename(ReportContent content) {
        return "laporan-kinerja-" + content.team().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-"
                + content.period() + "-v" + content.revision();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
