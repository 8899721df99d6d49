package id.binamutu.socialisation;

import static java.util.Objects.requireNonNull;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
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
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
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

/** Who has read it, who is missing, and what they asked. */
@Controller
@PreAuthorize(ReadersController.OVERSEERS)
class ReadersController {
    static final String OVERSEERS =
            "hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL', 'DOCUMENT_CONTROL')";
    private static final int EXPORT_LIMIT = 100_000;

    private final SocialisationService service;
    private final SocialisationBoard board;
    private final SocialisationPages pages;
    private final Trail trail;
    private final MessageSource messages;

    ReadersController(
            SocialisationService service,
            SocialisationBoard board,
            SocialisationPages pages,
            Trail trail,
            MessageSource messages) {
        this.service = service;
        this.board = board;
        this.pages = pages;
        this.trail = trail;
        this.messages = messages;
    }

    @GetMapping("/socialisations/{id}/acknowledgements")
    String readers(
            @PathVariable UUID id,
            @ModelAttribute("filter") ReaderFilter filter,
            @PageableDefault(size = 50) Pageable page,
            Viewer viewer,
            Model model) {
        return readersPage(id, filter, page, viewer, model);
    }

    private String readersPage(UUID id, ReaderFilter filter, Pageable page, Viewer viewer, Model model) {
        if (!SocialisationPages.overlooks(pages.header(id, viewer, model), viewer)) {
            throw new NotFoundException();
        }
        model.addAttribute("filter", filter);
        model.addAttribute(
                "page",
                board.readers(
                        id, filter, viewer, PageRequest.of(page.getPageNumber(), Math.min(page.getPageSize(), 100))));
        model.addAttribute("states", List.of("MISSING", "READ", "ASKED"));
        return "socialisation/acknowledgements";
    }

    @GetMapping("/socialisations/{id}/acknowledgements/export")
    void export(
            @PathVariable UUID id,
            ReaderFilter filter,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (!SocialisationPages.overlooks(board.socialisation(id, viewer), viewer)) {
            throw new NotFoundException();
        }
        List<List<@Nullable Object>> rows = board.readers(id, filter, viewer, PageRequest.of(0, EXPORT_LIMIT))
                .map(reader -> Arrays.<@Nullable Object>asList(
                        reader.employeeId(),
                        reader.name(),
                        reader.teamName(),
                        reader.acknowledgedAt(),
                        reader.remindedOn(),
                        reader.question(),
                        reader.reply()))
                .getContent();
        trail.record(
                "socialisation.exported",
                SocialisationService.SUBJECT,
                id,
                Map.of("rows", rows.size(), "format", format));
        TableExport.write(
                format,
                text("socialisation.readers.file", locale),
                List.of(
                        text("socialisation.employeeId", locale),
                        text("socialisation.reader", locale),
                        text("socialisation.team", locale),
                        text("socialisation.acknowledgedAt", locale),
                        text("socialisation.reminded.column", locale),
                        text("socialisation.question.short", locale),
                        text("socialisation.answer", locale)),
                rows,
                response);
    }

    @PreAuthorize(SocialisationController.STARTERS)
    @PostMapping("/socialisations/{id}/reminders")
    String remind(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        int reminded = service.remind(id, viewer);
        if (reminded == 0) {
            Flash.notice(redirect, "socialisation.remindedAlready");
        } else {
            Flash.notice(redirect, "socialisation.reminded", reminded);
        }
        return "redirect:/socialisations/" + id;
    }

    @PreAuthorize(SocialisationController.STARTERS)
    @PostMapping("/socialisations/{id}/replies")
    String reply(
            @PathVariable UUID id,
            @Valid @ModelAttribute("replyForm") ReplyForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        service.requireKept(id, viewer);
        if (errors.hasErrors()) {
            return Refused.view(
                    response, readersPage(id, new ReaderFilter(null, "ASKED"), PageRequest.of(0, 50), viewer, model));
        }
        service.reply(id, requireNonNull(form.personId()), requireNonNull(form.reply()), viewer);
        Flash.notice(redirect, "socialisation.replied");
        return "redirect:/socialisations/" + id + "/acknowledgements?state=ASKED";
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
