package id.binamutu.briefing;

import static java.util.Objects.requireNonNull;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

/** Who came, how each of them did, and who caught up. */
@Controller
@PreAuthorize(BriefingController.LEADERS)
class AttendanceController {
    private final BriefingService service;
    private final BriefingBoard board;
    private final BriefingPages pages;
    private final Trail trail;
    private final MessageSource messages;

    AttendanceController(
            BriefingService service, BriefingBoard board, BriefingPages pages, Trail trail, MessageSource messages) {
        this.service = service;
        this.board = board;
        this.pages = pages;
        this.trail = trail;
        this.messages = messages;
    }

    @GetMapping("/briefings/{id}/attendance")
    String attendance(@PathVariable UUID id, Viewer viewer, Model model) {
        requireOwn(id, viewer, model);
        List<Invitee> invitees = board.invitees(id);
        Map<String, Attendance> chosen = new LinkedHashMap<>();
        for (Invitee invitee : invitees) {
            // Most people come: whoever has not been noted yet starts as present.
            chosen.put(
                    invitee.agentId().toString(),
                    invitee.attendance() == null ? Attendance.PRESENT : invitee.attendance());
        }
        return page(invitees, chosen, model);
    }

    /** Fields are named {@code attendance.<agent>}. */
    @PostMapping("/briefings/{id}/attendance")
    String note(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        requireOwn(id, viewer, model);
        List<Invitee> invitees = board.invitees(id);
        Map<UUID, Attendance> attendance = new LinkedHashMap<>();
        for (Invitee invitee : invitees) {
            String value = fields.get("attendance." + invitee.agentId());
            EnumSet.allOf(Attendance.class).stream()
                    .filter(known -> known.name().equals(value))
                    .forEach(known -> attendance.put(invitee.agentId(), known));
        }
        try {
            service.noteAttendance(id, attendance, viewer);
            Flash.notice(redirect, "briefing.held");
            return "redirect:/briefings/" + id;
        } catch (RuleViolation violation) {
            model.addAttribute("refusal", violation);
            Map<String, Attendance> chosen = attendance.entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
            return Refused.view(response, page(invitees, chosen, model));
        }
    }

    private static String page(List<Invitee> invitees, Map<String, Attendance> chosen, Model model) {
        model.addAttribute("invitees", invitees);
        model.addAttribute("chosen", chosen);
        model.addAttribute("kinds", Attendance.values());
        return "briefing/attendance";
    }

    @PostMapping("/briefings/{id}/catch-ups")
    String catchUp(
            @PathVariable UUID id,
            @Valid @ModelAttribute("catchUpForm") CatchUpForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                service.recordCatchUp(
                        id,
                        requireNonNull(form.agentId()),
                        requireNonNull(form.heldOn()),
                        requireNonNull(form.note()),
                        viewer);
                Flash.notice(redirect, "briefing.caughtUp");
                return "redirect:/briefings/" + id + "#catch-up";
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        return Refused.view(response, pages.show(id, viewer, model));
    }

    @PreAuthorize(BriefingController.READERS)
    @GetMapping("/briefings/{id}/export")
    void export(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        BriefingView briefing = board.briefing(id, viewer);
        if (!viewer.mayReadTeam(briefing.teamId())) {
            throw new NotFoundException();
        }
        List<Question> questions = board.questions(id);
        List<List<@Nullable Object>> rows = board.invitees(id).stream()
                .map(invitee -> Arrays.<@Nullable Object>asList(
                        invitee.employeeId(),
                        invitee.name(),
                        invitee.attendance() == null
                                ? null
                                : text("briefing.attendance." + invitee.attendance(), locale),
                        invitee.last() == null ? null : invitee.last().rightCount(),
                        invitee.last() == null ? null : invitee.last().questionCount(),
                        invitee.last() == null
                                ? null
                                : text(invitee.passed() ? "briefing.quiz.passed" : "briefing.quiz.notPassed", locale),
                        invitee.attempts(),
                        invitee.wrong(questions).stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        invitee.caughtUpOn(),
                        invitee.catchUpNote()))
                .toList();
        trail.record("briefing.exported", BriefingService.SUBJECT, id, Map.of("rows", rows.size(), "format", format));
        TableExport.write(
                format,
                text("briefing.export.file", locale),
                List.of(
                        text("briefing.employeeId", locale),
                        text("briefing.agent", locale),
                        text("briefing.attendance", locale),
                        text("briefing.quiz.right", locale),
                        text("briefing.quiz.questions", locale),
                        text("briefing.quiz.result", locale),
                        text("briefing.quiz.attempts", locale),
                        text("briefing.quiz.wrong", locale),
                        text("briefing.catchUp.heldOn", locale),
                        text("briefing.catchUp.note", locale)),
                rows,
                response);
    }

    private void requireOwn(UUID id, Viewer viewer, Model model) {
        if (!viewer.leads(pages.header(id, viewer, model).teamId())) {
            throw new NotFoundException();
        }
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
