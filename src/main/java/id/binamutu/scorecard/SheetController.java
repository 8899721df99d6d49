package id.binamutu.scorecard;

import id.binamutu.audit.Trail;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportRefused;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.PdfRenderer;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scorecards as files: tables to work on elsewhere and to bring back, and paper. */
@Controller
@RequestMapping("/scorecards")
class SheetController {
    private static final String READERS =
            "hasAnyRole('QUALITY_CONTROL', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'AGENT', 'DOCUMENT_CONTROL')";
    private static final long LARGEST = 10L << 20;
    private static final int SHOWN = 100;

    private final SheetService sheets;
    private final ScorecardQueries queries;
    private final ScorecardReader reader;
    private final PdfRenderer pdf;
    private final Trail trail;
    private final MessageSource messages;
    private final Clock clock;

    SheetController(
            SheetService sheets,
            ScorecardQueries queries,
            ScorecardReader reader,
            PdfRenderer pdf,
            Trail trail,
            MessageSource messages,
            Clock clock) {
        this.sheets = sheets;
        this.queries = queries;
        this.reader = reader;
        this.pdf = pdf;
        this.trail = trail;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/versions/{versionId}/export")
    @PreAuthorize(READERS)
    void export(@PathVariable UUID versionId, @RequestParam String format, Viewer viewer, HttpServletResponse response)
            throws IOException {
        VersionRow version = queries.version(versionId, viewer.is(Role.QUALITY_CONTROL));
        trail.record("scorecard.exported", "scorecard_version", versionId, Map.of("format", format));
        TableExport.write(
                format,
                filename(version),
                ScorecardSheet.COLUMNS,
                ScorecardSheet.rows(reader.anyVersion(versionId)),
                response);
    }

    @GetMapping("/versions/{versionId}/pdf")
    @PreAuthorize(READERS)
    void pdf(@PathVariable UUID versionId, Viewer viewer, HttpServletResponse response) throws IOException {
        VersionRow version = queries.version(versionId, viewer.is(Role.QUALITY_CONTROL));
        trail.record("scorecard.exported", "scorecard_version", versionId, Map.of("format", "pdf"));
        TableExport.announce(response, filename(version) + ".pdf", "application/pdf");
        pdf.render(
                "scorecard/version-pdf",
                Map.of("version", version, "scorecard", reader.anyVersion(versionId), "printedAt", clock.instant()),
                response.getOutputStream());
    }

    @GetMapping("/import")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String prepare(Model model) {
        model.addAttribute("form", ImportForm.empty());
        model.addAttribute("columns", ScorecardSheet.COLUMNS);
        return "scorecard/import";
    }

    @PostMapping("/import")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String create(
            @Valid @ModelAttribute("form") ImportForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        if (form.name() == null || form.name().isBlank()) {
            binding.rejectValue("name", "scorecard.import.nameMissing");
        }
        return take(
                form,
                binding,
                file -> sheets.create(new ScorecardForm(String.valueOf(form.name()), form.channels()), file, viewer),
                model,
                response,
                redirect);
    }

    @GetMapping("/{id}/import")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String prepareNext(@PathVariable UUID id, Model model) {
        model.addAttribute("form", ImportForm.empty());
        model.addAttribute("newest", newest(id));
        model.addAttribute("columns", ScorecardSheet.COLUMNS);
        return "scorecard/import";
    }

    @PostMapping("/{id}/import")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String next(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ImportForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        model.addAttribute("newest", newest(id));
        return take(form, binding, file -> sheets.next(id, file, viewer), model, response, redirect);
    }

    private VersionRow newest(UUID scorecardId) {
        return queries.versions(scorecardId, true).stream().findFirst().orElseThrow(NotFoundException::new);
    }

    private interface Import {
        UUID of(ImportFile file) throws IOException;
    }

    private String take(
            ImportForm form,
            BindingResult binding,
            Import work,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        MultipartFile file = form.file();
        if (file == null || file.isEmpty()) {
            binding.rejectValue("file", "scorecard.import.fileMissing");
        } else if (file.getSize() > LARGEST) {
            binding.rejectValue("file", "scorecard.import.fileTooLarge", new Object[] {LARGEST >> 20}, "");
        }
        if (!binding.hasErrors() && file != null) {
            Path copy = Files.createTempFile("scorecard", null);
            try {
                file.transferTo(copy);
                UUID draft = work.of(new ImportFile(copy, name(file)));
                Flash.notice(redirect, "scorecard.flash.imported");
                return "redirect:/scorecards/versions/" + draft + "/edit";
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            } catch (ImportRefused refused) {
                binding.rejectValue(
                        "file", refused.messageKey(), refused.arguments().toArray(), refused.messageKey());
            } catch (SheetProblems found) {
                binding.rejectValue(
                        "file",
                        "scorecard.import.problems",
                        new Object[] {found.problems().size()},
                        "");
                model.addAttribute(
                        "problems",
                        found.problems().stream().limit(SHOWN).map(this::shown).toList());
            } finally {
                Files.deleteIfExists(copy);
            }
        }
        model.addAttribute("columns", ScorecardSheet.COLUMNS);
        return Refused.view(response, "scorecard/import");
    }

    /** As the page lists it. */
    record Shown(long line, String column, String cause) {}

    private Shown shown(SheetProblem problem) {
        return new Shown(
                problem.line(),
                problem.column(),
                messages.getMessage(
                        problem.messageKey(), problem.arguments().toArray(), LocaleContextHolder.getLocale()));
    }

    private static String name(MultipartFile file) {
        @Nullable String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    private static String filename(VersionRow version) {
        String words = version.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return "parameter-" + words.replaceAll("^-|-$", "") + "-v" + version.number();
    }
}
