package id.binamutu.coachingform;

import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** Everybody may read by which table tiers are decided; the coordinator publishes it. */
@Controller
@RequestMapping("/tier-policies")
class TierPolicyController {
    private final TierPolicies policies;
    private final Directory directory;

    TierPolicyController(TierPolicies policies, Directory directory) {
        this.policies = policies;
        this.directory = directory;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    String index(Viewer viewer, Model model) {
        List<TierPolicies.Published> all = policies.all();
        model.addAttribute("versions", all);
        model.addAttribute("shown", all.get(0));
        model.addAttribute("current", true);
        model.addAttribute("names", names(all));
        model.addAttribute("mayPublish", viewer.is(Role.COORDINATOR));
        return "coachingform/policies/index";
    }

    @GetMapping("/{id}")
    @PreAuthorize("isAuthenticated()")
    String show(@PathVariable UUID id, Model model) {
        List<TierPolicies.Published> all = policies.all();
        TierPolicies.Published shown = policies.find(id);
        model.addAttribute("versions", all);
        model.addAttribute("shown", shown);
        model.addAttribute(
                "current", shown.policy().id().equals(all.get(0).policy().id()));
        model.addAttribute("names", names(all));
        model.addAttribute("mayPublish", false);
        return "coachingform/policies/index";
    }

    @GetMapping("/new")
    @PreAuthorize("hasRole('COORDINATOR')")
    String fresh(Model model) {
        model.addAttribute("form", TierPolicyForm.of(policies.current()));
        return page(model);
    }

    /** One band more or less: the page again, nothing is published. */
    @PostMapping(params = "change")
    @PreAuthorize("hasRole('COORDINATOR')")
    String change(
            @ModelAttribute("form") @Nullable TierPolicyForm form,
            BindingResult binding,
            @RequestParam String change,
            Model model) {
        model.addAttribute("form", readable(form).changed(change));
        model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + "form");
        return page(model);
    }

    @PostMapping(params = "!change")
    @PreAuthorize("hasRole('COORDINATOR')")
    String publish(
            @Valid @ModelAttribute("form") @Nullable TierPolicyForm sent,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        TierPolicyForm form = readable(sent);
        if (!binding.hasErrors()) {
            try {
                policies.publish(form.content(), form.basedOn(), form.reason().strip(), viewer.id());
                Flash.notice(redirect, "coachingform.policy.published");
                return "redirect:/tier-policies";
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, page(model));
    }

    /** No page sends what cannot be read at all. */
    private static TierPolicyForm readable(@Nullable TierPolicyForm form) {
        if (form == null) {
            throw RuleViolation.of("coachingform.refused.unreadable");
        }
        return form;
    }

    private static String page(Model model) {
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("graveTiers", List.of(Tier.IMPROVEMENT, Tier.GUIDANCE_1, Tier.GUIDANCE_2, Tier.GUIDANCE_3));
        return "coachingform/policies/new";
    }

    private Map<UUID, PersonName> names(List<TierPolicies.Published> versions) {
        return directory.names(versions.stream()
                .map(TierPolicies.Published::publishedBy)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
    }
}
