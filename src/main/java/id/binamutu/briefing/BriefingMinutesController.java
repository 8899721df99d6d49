package id.binamutu.briefing;

import id.binamutu.minutes.Minutes;
import id.binamutu.minutes.MinutesForm;
import id.binamutu.minutes.MinutesSigner;
import id.binamutu.minutes.MinutesView;
import id.binamutu.minutes.SigningForm;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@PreAuthorize(BriefingController.LEADERS)
class BriefingMinutesController {
    private final BriefingService service;
    private final BriefingBoard board;
    private final BriefingPages pages;
    private final Minutes minutes;
    private final MessageSource messages;
    private final Clock clock;

    BriefingMinutesController(
            BriefingService service,
            BriefingBoard board,
            BriefingPages pages,
            Minutes minutes,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.board = board;
        this.pages = pages;
        this.minutes = minutes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/briefings/{id}/minutes")
    String write(@PathVariable UUID id, Viewer viewer, Model model, Locale locale) {
        BriefingView briefing = own(id, viewer, model);
        Optional<MinutesView> written = minutes.of(BriefingService.SUBJECT, id);
        if (written.filter(MinutesView::signed).isPresent()) {
            return "redirect:/briefings/" + id + "#minutes";
        }
        model.addAttribute("form", written.map(MinutesView::form).orElseGet(() -> prepared(briefing, locale)));
        return "briefing/minutes";
    }

    /** What is known already need not be typed: place, time and who came. */
    private MinutesForm prepared(BriefingView briefing, Locale locale) {
        String present = board.invitees(briefing.id()).stream()
                .map(invitee -> invitee.attendance() == null
                        ? invitee.name()
                        : invitee.name() + " – "
                                + messages.getMessage("briefing.attendance." + invitee.attendance(), null, locale))
                .collect(Collectors.joining("\n"));
        return new MinutesForm(
                briefing.place(),
                LocalDateTime.ofInstant(briefing.scheduledAt(), clock.getZone()),
                present,
                briefing.material(),
                null,
                null);
    }

    @PostMapping("/briefings/{id}/minutes")
    String write(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") MinutesForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        own(id, viewer, model);
        if (Decision.taken(errors, () -> service.writeMinutes(id, form, viewer))) {
            Flash.notice(redirect, "minutes.saved");
            return "redirect:/briefings/" + id + "/minutes/signature";
        }
        return Refused.view(response, "briefing/minutes");
    }

    @GetMapping("/briefings/{id}/minutes/signature")
    String sign(@PathVariable UUID id, Viewer viewer, Model model) {
        own(id, viewer, model);
        model.addAttribute("form", new SigningForm(null, null));
        return signingPage(id, model);
    }

    @PostMapping("/briefings/{id}/minutes/signature")
    String sign(
            @PathVariable UUID id,
            @ModelAttribute("form") SigningForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        own(id, viewer, model);
        try {
            service.signMinutes(
                    id,
                    new MinutesSigner(
                            viewer.id(),
                            viewer.name(),
                            Role.TEAM_LEADER.name(),
                            messages.getMessage("minutes.sign.meaning", null, locale),
                            form.consented(),
                            form.password()),
                    viewer);
            Flash.notice(redirect, "minutes.signed.notice");
            return "redirect:/briefings/" + id + "#minutes";
        } catch (RuleViolation violation) {
            violation.rejectIn(errors);
            return Refused.view(response, signingPage(id, model));
        }
    }

    private String signingPage(UUID id, Model model) {
        MinutesView written = minutes.of(BriefingService.SUBJECT, id).orElseThrow(NotFoundException::new);
        if (written.signed()) {
            return "redirect:/briefings/" + id + "#minutes";
        }
        model.addAttribute("minutes", written);
        return "briefing/signature";
    }

    private BriefingView own(UUID id, Viewer viewer, Model model) {
        BriefingView briefing = pages.header(id, viewer, model);
        if (!viewer.leads(briefing.teamId())) {
            throw new NotFoundException();
        }
        return briefing;
    }
}
