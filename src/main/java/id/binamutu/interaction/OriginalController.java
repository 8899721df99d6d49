package id.binamutu.interaction;

import id.binamutu.people.Viewer;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows an original once, as the answer to the form that says why: there is no address to come back to. */
@Controller
@RequestMapping("/interactions/{id}/original")
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'QUALITY_CONTROL', 'COORDINATOR')")
class OriginalController {

    private final Unmaskings unmaskings;

    OriginalController(Unmaskings unmaskings) {
        this.unmaskings = unmaskings;
    }

    @GetMapping
    String ask(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("summary", unmaskings.readable(id, viewer).summary());
        model.addAttribute("form", new OriginalForm("", ""));
        return "interaction/unmask";
    }

    @PostMapping
    String open(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") OriginalForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("summary", unmaskings.readable(id, viewer).summary());
        if (!binding.hasErrors()) {
            try {
                model.addAttribute("conversation", unmaskings.open(id, viewer, form));
                model.addAttribute("reason", form.reason());
                response.setHeader("Cache-Control", "no-store");
                return "interaction/original";
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, "interaction/unmask");
    }
}
