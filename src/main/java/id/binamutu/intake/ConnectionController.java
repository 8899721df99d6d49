package id.binamutu.intake;

import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Other systems that conversations come from, all on one page. */
@Controller
@RequestMapping("/connections")
@PreAuthorize("hasRole('ADMIN')")
class ConnectionController {

    private final Tokens tokens;
    private final ChatwootAccounts accounts;
    private final Refusals refusals;
    private final ApiDescription description;

    ConnectionController(Tokens tokens, ChatwootAccounts accounts, Refusals refusals, ApiDescription description) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.refusals = refusals;
        this.description = description;
    }

    @GetMapping
    String index(Model model) {
        model.addAttribute("tokens", tokens.list());
        model.addAttribute(
                "wrongTokens", refusals.lately(Refusals.UNKNOWN_TOKEN).orElse(null));
        model.addAttribute("accounts", accounts.list());
        return "intake/index";
    }

    @GetMapping("/api")
    String api(Locale locale, Model model) {
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        model.addAttribute("about", description.about(locale));
        model.addAttribute("operations", description.operations(locale, address));
        model.addAttribute("kinds", Problem.Kind.values());
        return "intake/api";
    }
}
