package id.binamutu.socialisation;

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
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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
@PreAuthorize(SocialisationController.STARTERS)
class SocialisationMinutesController {
    private final SocialisationService service;
    private final SocialisationPages pages;
    private final Minutes minutes;
    private final MessageSource messages;
    private final Clock clock;

    SocialisationMinutesController(
            SocialisationService service,
            SocialisationPages pages,
            Minutes minutes,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.pages = pages;
        this.minutes = minutes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/socialisations/{id}/minutes")
    String write(@PathVariable UUID id, Viewer viewer, Model model) {
        SocialisationView socialisation = kept(id, viewer, model);
        Optional<MinutesView> written = minutes.of(SocialisationService.SUBJECT, id);
        if (written.filter(MinutesView::signed).isPresent()) {
            return "redirect:/socialisations/" + id + "#minutes";
        }
        model.addAttribute(
                "form",
                written.map(MinutesView::form)
                        .orElseGet(() -> new MinutesForm(
                                null,
                                LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES),
                                socialisation.teamName(),
                                socialisation.name()
                                        + (socialisation.body().isEmpty() ? "" : "\n" + socialisation.body()),
                                null,
                                null)));
        return "socialisation/minutes";
    }

    @PostMapping("/socialisations/{id}/minutes")
    String write(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") MinutesForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        kept(id, viewer, model);
        if (Decision.taken(errors, () -> service.writeMinutes(id, form, viewer))) {
            Flash.notice(redirect, "minutes.saved");
            return "redirect:/socialisations/" + id + "/minutes/signature";
        }
        return Refused.view(response, "socialisation/minutes");
    }

    @GetMapping("/socialisations/{id}/minutes/signature")
    String sign(@PathVariable UUID id, Viewer viewer, Model model) {
        kept(id, viewer, model);
        model.addAttribute("form", new SigningForm(null, null));
        return signingPage(id, model);
    }

    @PostMapping("/socialisations/{id}/minutes/signature")
    String sign(
            @PathVariable UUID id,
            @ModelAttribute("form") SigningForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        SocialisationView socialisation = kept(id, viewer, model);
        try {
            service.signMinutes(
                    id,
                    new MinutesSigner(
                            viewer.id(),
                            viewer.name(),
                            roleOf(socialisation, viewer).name(),
                            messages.getMessage("minutes.sign.meaning", null, locale),
                            form.consented(),
                            form.password()),
                    viewer);
            Flash.notice(redirect, "minutes.signed.notice");
            return "redirect:/socialisations/" + id + "#minutes";
        } catch (RuleViolation violation) {
            violation.rejectIn(errors);
            return Refused.view(response, signingPage(id, model));
        }
    }

    private static Role roleOf(SocialisationView socialisation, Viewer viewer) {
        if (socialisation.teamId() != null) {
            return Role.TEAM_LEADER;
        }
        return viewer.is(Role.DOCUMENT_CONTROL) ? Role.DOCUMENT_CONTROL : Role.QUALITY_CONTROL;
    }

    private String signingPage(UUID id, Model model) {
        MinutesView written = minutes.of(SocialisationService.SUBJECT, id).orElseThrow(NotFoundException::new);
        if (written.signed()) {
            return "redirect:/socialisations/" + id + "#minutes";
        }
        model.addAttribute("minutes", written);
        return "socialisation/signature";
    }

    private SocialisationView kept(UUID id, Viewer viewer, Model model) {
        SocialisationView socialisation = pages.header(id, viewer, model);
        if (!SocialisationService.keeps(socialisation, viewer)) {
            throw new NotFoundException();
        }
        return socialisation;
    }
}
