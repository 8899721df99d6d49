package id.binamutu.document;

import id.binamutu.audit.Trail;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.storage.Attachments;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Option;
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
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.http.ResponseEntity;
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
class DocumentController {
    private static final int EXPORT_LIMIT = 50_000;
    private static final String KEEPER = "hasRole('DOCUMENT_CONTROL')";

    private final DocumentService service;
    private final DocumentRegister register;
    private final Attachments attachments;
    private final Trail trail;
    private final MessageSource messages;

    DocumentController(
            DocumentService service,
            DocumentRegister register,
            Attachments attachments,
            Trail trail,
            MessageSource messages) {
        this.service = service;
        this.register = register;
        this.attachments = attachments;
        this.trail = trail;
        this.messages = messages;
    }

    @GetMapping("/documents")
    String index(
            @ModelAttribute("filter") DocumentFilter filter,
            @PageableDefault(size = 25) Pageable page,
            Viewer viewer,
            Model model,
            Locale locale) {
        model.addAttribute("page", register.list(filter, seesEverything(viewer), plain(page)));
        model.addAttribute("kinds", kinds(locale));
        model.addAttribute("states", states(locale));
        model.addAttribute("keeper", isKeeper(viewer));
        model.addAttribute("everything", seesEverything(viewer));
        return "document/index";
    }

    @GetMapping("/documents/export")
    void export(
            DocumentFilter filter,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<List<@Nullable Object>> rows = register.list(
                        filter, seesEverything(viewer), PageRequest.of(0, EXPORT_LIMIT))
                .map(row -> Arrays.<@Nullable Object>asList(
                        row.number(),
                        row.title(),
                        text("document.kind." + row.kind(), locale),
                        row.owner(),
                        row.revision(),
                        row.effectiveOn(),
                        text("document.state." + row.state(), locale)))
                .getContent();
        trail.record("documents.exported", "person", viewer.id(), Map.of("rows", rows.size(), "format", format));
        TableExport.write(
                format,
                text("document.index.file", locale),
                texts(
                        locale,
                        "document.number",
                        "document.title",
                        "document.kind",
                        "document.owner",
                        "document.revision",
                        "document.revision.effectiveOn",
                        "document.state"),
                rows,
                response);
    }

    @GetMapping("/documents/{id}")
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("withdrawalForm", new WithdrawalForm(null));
        return show(id, viewer, model, "document/show");
    }

    private String show(UUID id, Viewer viewer, Model model, String view) {
        Document document = service.document(id);
        List<RevisionRow> history = register.history(id);
        boolean everything = seesEverything(viewer);
        if (!everything && history.stream().noneMatch(revision -> revision.state() == RevisionState.IN_FORCE)) {
            throw new NotFoundException();
        }
        model.addAttribute("document", document);
        model.addAttribute(
                "history",
                everything
                        ? history
                        : history.stream()
                                .filter(revision -> revision.state() != RevisionState.DRAFT)
                                .toList());
        model.addAttribute("everything", everything);
        model.addAttribute("keeper", isKeeper(viewer));
        return view;
    }

    @GetMapping("/documents/revisions/{id}/file")
    ResponseEntity<Resource> file(@PathVariable UUID id, Viewer viewer) {
        DocumentRevision revision = service.revision(id);
        if (!revision.isInForce() && !seesEverything(viewer)) {
            throw new NotFoundException();
        }
        return attachments.download(revision.fileId());
    }

    @PreAuthorize(KEEPER)
    @GetMapping("/documents/new")
    String register(Model model, Locale locale) {
        model.addAttribute("form", DocumentForm.empty());
        model.addAttribute("kinds", kinds(locale));
        return "document/new";
    }

    @PreAuthorize(KEEPER)
    @PostMapping("/documents")
    String register(
            @Valid @ModelAttribute("form") DocumentForm form,
            BindingResult errors,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        model.addAttribute("kinds", kinds(locale));
        if (errors.hasErrors()) {
            return Refused.view(response, "document/new");
        }
        try {
            UUID id = service.register(form);
            Flash.notice(redirect, "document.registered");
            return "redirect:/documents/" + id + "/revisions/new";
        } catch (RuleViolation violation) {
            violation.rejectIn(errors);
            return Refused.view(response, "document/new");
        }
    }

    @PreAuthorize(KEEPER)
    @GetMapping("/documents/{id}/edit")
    String edit(@PathVariable UUID id, Model model, Locale locale) {
        Document document = service.document(id);
        model.addAttribute("document", document);
        model.addAttribute("form", DocumentForm.of(document));
        model.addAttribute("kinds", kinds(locale));
        return "document/edit";
    }

    @PreAuthorize(KEEPER)
    @PostMapping("/documents/{id}")
    String describe(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") DocumentForm form,
            BindingResult errors,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (errors.hasErrors()) {
            model.addAttribute("document", service.document(id));
            model.addAttribute("kinds", kinds(locale));
            return Refused.view(response, "document/edit");
        }
        service.describe(id, form);
        Flash.notice(redirect, "document.described");
        return "redirect:/documents/" + id;
    }

    @PreAuthorize(KEEPER)
    @GetMapping("/documents/{id}/revisions/new")
    String newRevision(@PathVariable UUID id, Model model) {
        model.addAttribute("form", service.draftOf(id).map(RevisionForm::of).orElseGet(RevisionForm::empty));
        return revisionPage(id, model);
    }

    @PreAuthorize(KEEPER)
    @PostMapping("/documents/{id}/revisions")
    String draftRevision(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") RevisionForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                service.draft(id, form, viewer.id());
                Flash.notice(redirect, "document.revision.drafted");
                return "redirect:/documents/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        return Refused.view(response, revisionPage(id, model));
    }

    private String revisionPage(UUID id, Model model) {
        model.addAttribute("document", service.document(id));
        model.addAttribute("draft", service.draftOf(id).orElse(null));
        return "document/revision";
    }

    @PreAuthorize(KEEPER)
    @PostMapping("/documents/revisions/{id}/release")
    String release(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        Document document = service.release(id, viewer.id());
        Flash.notice(redirect, "document.revision.released", document.number());
        return "redirect:/documents/" + document.id();
    }

    @PreAuthorize(KEEPER)
    @PostMapping("/documents/revisions/{id}/withdrawal")
    String withdraw(
            @PathVariable UUID id,
            @Valid @ModelAttribute("withdrawalForm") WithdrawalForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        UUID documentId = service.revision(id).documentId();
        if (!errors.hasErrors() && form.reason() != null) {
            try {
                Document document = service.withdraw(id, form.reason(), viewer.id());
                Flash.notice(redirect, "document.revision.withdrawn", document.number());
                return "redirect:/documents/" + document.id();
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        return Refused.view(response, show(documentId, viewer, model, "document/show"));
    }

    private static boolean isKeeper(Viewer viewer) {
        return viewer.is(Role.DOCUMENT_CONTROL);
    }

    /** Drafts and the past are for those who keep or oversee the register; everybody else works by what is in force. */
    private static boolean seesEverything(Viewer viewer) {
        return isKeeper(viewer) || viewer.readsEveryTeam();
    }

    private static Pageable plain(Pageable page) {
        return PageRequest.of(page.getPageNumber(), Math.min(page.getPageSize(), 100));
    }

    private List<Option> kinds(Locale locale) {
        return Arrays.stream(DocumentKind.values())
                .map(kind -> new Option(kind.name(), text("document.kind." + kind, locale)))
                .toList();
    }

    private List<Option> states(Locale locale) {
        return List.of(RevisionState.IN_FORCE, RevisionState.DRAFT, RevisionState.WITHDRAWN).stream()
                .map(state -> new Option(state.name(), text("document.state." + state, locale)))
                .toList();
    }

    private List<String> texts(Locale locale, String... keys) {
        return Arrays.stream(keys).map(key -> text(key, locale)).toList();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
