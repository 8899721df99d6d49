package id.binamutu.intake;

import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
@RequestMapping("/connections/chatwoot")
@PreAuthorize("hasRole('ADMIN')")
class ChatwootController {

    private static final String NEW = "intake/chatwoot-new";
    private static final String EDIT = "intake/chatwoot-edit";
    private static final String SHOW = "intake/chatwoot";

    private final ChatwootAccounts accounts;
    private final ChatwootIntake intake;
    private final Refusals refusals;

    ChatwootController(ChatwootAccounts accounts, ChatwootIntake intake, Refusals refusals) {
        this.accounts = accounts;
        this.intake = intake;
        this.refusals = refusals;
    }

    @GetMapping("/new")
    String prepare(Model model) {
        model.addAttribute("form", ChatwootForm.empty());
        return NEW;
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") ChatwootForm form,
            BindingResult binding,
            Viewer viewer,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return Refused.view(response, NEW);
        }
        UUID id = accounts.create(form, viewer);
        Flash.notice(redirect, "intake.chatwoot.created");
        return "redirect:/connections/chatwoot/" + id;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        return page(id, model);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        ChatwootAccount account = accounts.account(id);
        model.addAttribute("account", account);
        model.addAttribute("form", ChatwootForm.of(account));
        return EDIT;
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") ChatwootForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("account", accounts.account(id));
        if (binding.hasErrors()) {
            return Refused.view(response, EDIT);
        }
        accounts.change(id, form);
        Flash.notice(redirect, "intake.chatwoot.changed");
        return "redirect:/connections/chatwoot/" + id;
    }

    @PostMapping("/{id}/users/{number}")
    String choose(
            @PathVariable UUID id,
            @PathVariable("number") long userId,
            @RequestParam(defaultValue = "") String employeeId,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            accounts.choose(id, userId, employeeId);
        } catch (RuleViolation violation) {
            model.addAttribute("refused", violation);
            model.addAttribute("refusedUser", userId);
            model.addAttribute("typed", employeeId);
            return Refused.view(response, page(id, model));
        }
        intake.goOnFor(id, userId);
        Flash.notice(redirect, "intake.chatwoot.chosen");
        return "redirect:/connections/chatwoot/" + id;
    }

    private String page(UUID id, Model model) {
        model.addAttribute("account", accounts.account(id));
        model.addAttribute(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/webhooks/chatwoot/{id}")
                        .buildAndExpand(id)
                        .toUriString());
        model.addAttribute("deliveries", accounts.deliveries(id));
        model.addAttribute("users", accounts.users(id));
        model.addAttribute("refusals", refusals.lately(id).orElse(null));
        return SHOW;
    }
}
