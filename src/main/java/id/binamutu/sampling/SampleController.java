package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One sample: taking another in its place, or adding one by hand. */
@Controller
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class SampleController {

    private static final String LEADERS = "hasAnyRole('TEAM_LEADER')";

    private final SamplingService service;
    private final SampleQueries queries;
    private final PlanPage page;

    SampleController(SamplingService service, SampleQueries queries, PlanPage page) {
        this.service = service;
        this.queries = queries;
        this.page = page;
    }

    /** Added by hand. */
    public record TargetForm(
            @NotBlank @Size(max = 100) String conversation,
            @NotBlank @Size(max = 4000) String reason) {}

    @PostMapping("/sampling/{id}/targeted")
    @PreAuthorize(LEADERS)
    String target(
            @PathVariable UUID id,
            @Valid @ModelAttribute("target") TargetForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        service.find(id, viewer);
        if (!binding.hasErrors()) {
            try {
                service.target(id, form.conversation(), form.reason(), viewer);
                Flash.notice(redirect, "sampling.targeted.added");
                return "redirect:/sampling/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, page.show(id, viewer, model));
    }

    @PostMapping("/samples/{id}/replacement")
    @PreAuthorize(LEADERS)
    String replace(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable ReplacementCause cause,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        SampleView sample = queries.find(id);
        SamplingPlan plan =
                service.find(Optional.ofNullable(sample.planId()).orElseThrow(NotFoundException::new), viewer);
        try {
            if (cause == null) {
                throw RuleViolation.of("sampling.replacement-cause");
            }
            if (reason.isBlank() || reason.length() > 4000) {
                throw RuleViolation.of("sampling.replacement-reason");
            }
            service.replace(id, cause, reason.strip(), viewer);
            Flash.notice(redirect, "sampling.replaced");
            return "redirect:/sampling/" + plan.id();
        } catch (RuleViolation violation) {
            model.addAttribute("refusedSample", id);
            model.addAttribute("refusedCause", cause);
            model.addAttribute("refusedReason", reason);
            model.addAttribute("refusal", violation.messageKey());
            model.addAttribute("target", new TargetForm("", ""));
            return Refused.view(response, page.show(plan.id(), viewer, model));
        }
    }
}
