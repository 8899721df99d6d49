package id.binamutu.retention;

import id.binamutu.people.Viewer;
import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/retention/holds")
@PreAuthorize("hasAnyRole('ADMIN', 'DOCUMENT_CONTROL')")
class HoldController {

    private final Holds holds;
    private final MessageSource messages;

    HoldController(Holds holds, MessageSource messages) {
        this.holds = holds;
        this.messages = messages;
    }

    @GetMapping("/new")
    String blank(Locale locale, Model model) {
        model.addAttribute("form", new HoldForm(HoldKind.CONVERSATION, "", null, null, ""));
        return page(locale, model);
    }

    @PostMapping
    String place(
            @Valid @ModelAttribute("form") HoldForm form,
            BindingResult binding,
            Viewer viewer,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (Decision.taken(binding, () -> holds.place(form, viewer))) {
            Flash.notice(redirect, "retention.hold.placed");
            return "redirect:/retention";
        }
        return Refused.view(response, page(locale, model));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("hold", holds.find(id));
        model.addAttribute("form", new ReleaseForm(""));
        return "retention/hold";
    }

    @PostMapping("/{id}/release")
    String release(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ReleaseForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (Decision.taken(binding, () -> holds.release(id, form, viewer))) {
            Flash.notice(redirect, "retention.hold.released");
            return "redirect:/retention";
        }
        model.addAttribute("hold", holds.find(id));
        return Refused.view(response, "retention/hold");
    }

    private String page(Locale locale, Model model) {
        model.addAttribute(
                "kinds",
                Arrays.stream(HoldKind.values())
                        .map(kind -> new Option(
                                kind.name(), messages.getMessage("retention.hold.kind." + kind, null, locale)))
                        .toList());
        return "retention/hold-new";
    }
}
