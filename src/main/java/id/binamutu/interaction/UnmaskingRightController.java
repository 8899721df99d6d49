package id.binamutu.interaction;

import id.binamutu.people.Viewer;
import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/unmasking-rights")
@PreAuthorize("hasRole('ADMIN')")
class UnmaskingRightController {

    private final UnmaskingRights rights;

    UnmaskingRightController(UnmaskingRights rights) {
        this.rights = rights;
    }

    @GetMapping
    String index(Model model) {
        model.addAttribute("form", new UnmaskingRightForm("", null, ""));
        return page(model);
    }

    @PostMapping
    String grant(
            @Valid @ModelAttribute("form") UnmaskingRightForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (Decision.taken(binding, () -> rights.grant(form, viewer))) {
            Flash.notice(redirect, "interaction.right.granted", form.employeeId());
            return "redirect:/unmasking-rights";
        }
        return Refused.view(response, page(model));
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        rights.withdraw(id, viewer);
        Flash.notice(redirect, "interaction.right.withdrawn");
        return "redirect:/unmasking-rights";
    }

    private String page(Model model) {
        model.addAttribute("rights", rights.newestFirst());
        return "interaction/rights";
    }
}
