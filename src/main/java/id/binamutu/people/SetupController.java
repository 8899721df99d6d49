package id.binamutu.people;

import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/setup")
class SetupController {

    private static final String PAGE = "people/setup";

    private final FirstAdministrator firstAdministrator;

    SetupController(FirstAdministrator firstAdministrator) {
        this.firstAdministrator = firstAdministrator;
    }

    @GetMapping
    String show(Model model) {
        if (!firstAdministrator.isMissing()) {
            throw new NotFoundException();
        }
        model.addAttribute("form", SetupForm.empty());
        return PAGE;
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") SetupForm form,
            BindingResult binding,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!firstAdministrator.isMissing()) {
            throw new NotFoundException();
        }
        if (!form.password().equals(form.repeat())) {
            binding.rejectValue("repeat", "people.password.repeat");
        }
        if (binding.hasErrors()) {
            return Refused.view(response, PAGE);
        }
        try {
            firstAdministrator.create(form);
        } catch (RuleViolation violation) {
            violation.rejectIn(binding);
            return Refused.view(response, PAGE);
        }
        Flash.notice(redirect, "people.setup.done");
        return "redirect:/sign-in";
    }
}
