package id.binamutu.importing;

import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/imports")
@PreAuthorize("hasAnyRole('ADMIN')")
class ImportController {

    private static final int SHOWN_BAD_ROWS = 20;

    private final ImportService service;

    ImportController(ImportService service) {
        this.service = service;
    }

    /** A bad row with its cause in the reader's language. */
    public record BadRowLine(@Nullable String file, long line, String column, String cause, List<String> fields) {}

    @GetMapping
    String index(@RequestParam(defaultValue = "0") int page, Model model) {
        return index(page, null, model);
    }

    @PostMapping
    String upload(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Principal principal,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        try {
            ImportService.Uploaded uploaded = upload(kind, file, principal);
            if (!uploaded.fresh()) {
                Flash.notice(redirect, "import.under-way");
            }
            return "redirect:/imports/" + uploaded.id();
        } catch (RuleViolation violation) {
            model.addAttribute("chosen", kind);
            index(0, violation, model);
            return Refused.view(response, "importing/index");
        }
    }

    /** A kind of file has an address too: the list with that kind chosen. */
    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model, Locale locale) {
        if (service.kinds().contains(id)) {
            model.addAttribute("chosen", id);
            return index(0, null, model);
        }
        fill(uuid(id), model, locale);
        return "importing/show";
    }

    /** What changes while the work runs. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable UUID id, Model model, Locale locale) {
        fill(id, model, locale);
        return "importing/_run :: run";
    }

    @PostMapping("/{id}/commission")
    String commission(@PathVariable UUID id, RedirectAttributes redirect) {
        return told(id, () -> service.commission(id), "import.commissioned", redirect);
    }

    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable UUID id, RedirectAttributes redirect) {
        return told(id, () -> service.cancel(id), "import.cancelled", redirect);
    }

    @GetMapping("/{id}/bad-rows")
    void badRows(@PathVariable UUID id, Locale locale, HttpServletResponse response) throws IOException {
        ImportView run = service.find(id);
        if (run.refused() == 0) {
            throw new NotFoundException();
        }
        String name = service.badRowsName(id);
        TableExport.announce(response, name, BadRowFile.contentType(name));
        service.writeBadRows(id, response.getOutputStream(), locale);
    }

    private ImportService.Uploaded upload(@Nullable String kind, @Nullable MultipartFile file, Principal principal)
            throws IOException {
        if (kind == null || kind.isBlank()) {
            throw RuleViolation.at("kind", "import.kind-unknown");
        }
        if (file == null || file.isEmpty()) {
            throw RuleViolation.at("file", "import.file-missing");
        }
        try {
            return store(kind, file, principal);
        } catch (DataIntegrityViolationException e) {
            // The same file came in twice at once: the second look finds the first.
            return store(kind, file, principal);
        }
    }

    private ImportService.Uploaded store(String kind, MultipartFile file, Principal principal) throws IOException {
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return service.upload(kind, content, name == null ? "file" : name, principal.getName());
        }
    }

    private String told(UUID id, Runnable decision, String done, RedirectAttributes redirect) {
        try {
            decision.run();
            Flash.notice(redirect, done);
        } catch (RuleViolation violation) {
            Flash.notice(redirect, violation.messageKey(), violation.arguments().toArray());
        }
        return "redirect:/imports/" + id;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private String index(int page, @Nullable RuleViolation violation, Model model) {
        model.addAttribute("page", service.list(PageRequest.of(Math.max(0, page), 20)));
        model.addAttribute("kinds", service.kinds());
        model.addAttribute("error", violation == null ? null : violation.messageKey());
        return "importing/index";
    }

    private void fill(UUID id, Model model, Locale locale) {
        ImportView run = service.find(id);
        model.addAttribute("run", run);
        List<String> files = service.files(id);
        model.addAttribute("files", files);
        model.addAttribute(
                "badRows",
                run.refused() == 0
                        ? List.of()
                        : service.firstBadRows(id, SHOWN_BAD_ROWS).stream()
                                .map(row -> new BadRowLine(
                                        files.size() > 1 ? files.get(row.part()) : null,
                                        row.line(),
                                        row.column(),
                                        service.cause(row, locale),
                                        row.fields()))
                                .toList());
    }
}
