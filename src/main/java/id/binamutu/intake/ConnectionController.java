package id.binamutu.intake;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Other systems that conversations come from, all on one page. */
@Controller
@RequestMapping("/connections")
@PreAuthorize("hasRole('ADMIN')")
class ConnectionController {

    private final Tokens tokens;
    private final Refusals refusals;

    ConnectionController(Tokens tokens, Refusals refusals) {
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @GetMapping
    String index(Model model) {
        model.addAttribute("tokens", tokens.list());
        model.addAttribute(
                "wrongTokens", refusals.lately(Refusals.UNKNOWN_TOKEN).orElse(null));
        return "intake/index";
    }
}
