package id.binamutu.intake;

import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
@RequestMapping("/connections/tokens")
@PreAuthorize("hasRole('ADMIN')")
class TokenController {

    private static final String NEW = "intake/token-new";

    private final Tokens tokens;
    private final IntakeProperties properties;
    private final Clock clock;

    TokenController(Tokens tokens, IntakeProperties properties, Clock clock) {
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    @ModelAttribute("scopeCodes")
    List<String> scopeCodes() {
        return Scope.codes();
    }

    @GetMapping("/new")
    String prepare(Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Tokens.JAKARTA);
        model.addAttribute("form", TokenForm.proposed(UUID.randomUUID(), today, properties.requestsPerMinute()));
        return NEW;
    }

    /** The token is in this answer and nowhere else. */
    @PostMapping
    String issue(
            @Valid @ModelAttribute("form") TokenForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        if (binding.hasErrors()) {
            return Refused.view(response, NEW);
        }
        try {
            model.addAttribute("token", tokens.issue(form, viewer));
        } catch (RuleViolation violation) {
            violation.rejectIn(binding);
            return Refused.view(response, NEW);
        }
        return "intake/token-issued";
    }

    @PostMapping("/{id}/revocation")
    String revoke(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        tokens.revoke(id, viewer);
        Flash.notice(redirect, "intake.token.revoked", tokens.row(id).name());
        return "redirect:/connections";
    }
}
