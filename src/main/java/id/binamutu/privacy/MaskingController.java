package id.binamutu.privacy;

import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/masking")
@PreAuthorize("hasRole('ADMIN')")
class MaskingController {

    private static final String VIEW = "privacy/index";

    private final MaskingService masking;

    MaskingController(MaskingService masking) {
        this.masking = masking;
    }

    @GetMapping
    String index(Model model) {
        model.addAttribute("form", MaskingForm.of(masking.current()));
        return page(model);
    }

    @PostMapping
    String change(
            @Valid @ModelAttribute("form") MaskingForm form,
            BindingResult binding,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        OwnPatterns.check(form, binding);
        if (form.reason().strip().length() < 10) {
            binding.rejectValue("reason", "privacy.reason.short");
        }
        if (!binding.hasErrors()) {
            List<Detector> off = masking.switchedOff(form);
            if (!off.isEmpty() && !form.confirmed()) {
                model.addAttribute("switchedOff", off);
                binding.rejectValue("switchOff", "privacy.masking.confirm-off");
            }
        }
        if (Decision.taken(binding, () -> masking.change(form, UUID.fromString(person.getName())))) {
            Flash.notice(redirect, "privacy.masking.saved");
            return "redirect:/masking";
        }
        return Refused.view(response, page(model));
    }

    /** Nothing of what was pasted is kept: it is on the answer and nowhere else. */
    @PostMapping("/trial")
    String trial(
            @Valid @ModelAttribute("form") MaskingForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        OwnPatterns.check(form, binding);
        response.setHeader("Cache-Control", "no-store");
        if (binding.hasErrors()) {
            return Refused.view(response, page(model));
        }
        model.addAttribute("trial", Trial.of(new MaskingRules(form.settings()), form.sample()));
        return page(model);
    }

    private String page(Model model) {
        if (model.getAttribute("form") instanceof MaskingForm form) {
            model.addAttribute("ownRows", form.own().size());
        }
        model.addAttribute("detectors", Detector.values());
        model.addAttribute("history", masking.history());
        return VIEW;
    }
}
