package id.binamutu.retention;

import id.binamutu.people.Viewer;
import id.binamutu.signature.SignerCredentials;
import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.YearMonth;
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

@Controller
@RequestMapping("/retention")
@PreAuthorize("hasAnyRole('ADMIN', 'DOCUMENT_CONTROL')")
class RetentionController {

    private final Policies policies;
    private final DisposalQueries queries;
    private final Disposals disposals;
    private final Holds holds;
    private final SignerCredentials credentials;

    RetentionController(
            Policies policies,
            DisposalQueries queries,
            Disposals disposals,
            Holds holds,
            SignerCredentials credentials) {
        this.policies = policies;
        this.queries = queries;
        this.disposals = disposals;
        this.holds = holds;
        this.credentials = credentials;
    }

    @GetMapping
    String index(Model model) {
        model.addAttribute("policy", policies.current());
        model.addAttribute("due", queries.due());
        model.addAttribute("holds", holds.all());
        model.addAttribute("disposals", queries.newestFirst());
        return "retention/index";
    }

    @GetMapping("/policy")
    String edit(Model model) {
        model.addAttribute("form", PolicyForm.of(policies.current()));
        return policy(model);
    }

    @PostMapping("/policy")
    String change(
            @Valid @ModelAttribute("form") PolicyForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (Decision.taken(binding, () -> policies.change(form, viewer))) {
            Flash.notice(redirect, "retention.policy.saved");
            return "redirect:/retention";
        }
        return Refused.view(response, policy(model));
    }

    private String policy(Model model) {
        model.addAttribute("history", policies.newestFirst(20));
        return "retention/policy";
    }

    @GetMapping("/disposals/new")
    String confirm(@RequestParam DisposalKind kind, @RequestParam YearMonth month, Model model) {
        model.addAttribute("form", new DisposalForm(kind, month, false, ""));
        model.addAttribute("due", queries.due(kind, month));
        return "retention/dispose";
    }

    @PostMapping("/disposals")
    String dispose(
            @Valid @ModelAttribute("form") DisposalForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        DisposalKind kind = form.kind();
        YearMonth month = form.month();
        if (kind == null || month == null) {
            throw RuleViolation.of("retention.not-due");
        }
        UUID[] record = new UUID[1];
        if (Decision.taken(binding, () -> record[0] = dispose(kind, month, form.password(), viewer))) {
            Flash.notice(redirect, "retention.disposed");
            return "redirect:/retention/disposals/" + record[0];
        }
        model.addAttribute("due", queries.due(kind, month));
        return Refused.view(response, "retention/dispose");
    }

    private UUID dispose(DisposalKind kind, YearMonth month, String password, Viewer viewer) {
        if (!credentials.matches(viewer.id(), password)) {
            throw RuleViolation.at("password", "signature.wrongPassword");
        }
        return disposals.dispose(kind, month, viewer.id());
    }

    @GetMapping("/disposals/{id}")
    String record(@PathVariable UUID id, Model model) {
        model.addAttribute("disposal", queries.find(id));
        return "retention/disposal";
    }
}
