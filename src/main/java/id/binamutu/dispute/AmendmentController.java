package id.binamutu.dispute;

import id.binamutu.evaluation.ScoredCriterion;
import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
class AmendmentController {
    private static final int PAGE_SIZE = 25;
    private static final String READERS = "hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')";
    private static final String EVALUATORS = "hasAnyRole('TEAM_LEADER', 'QUALITY_CONTROL')";

    private final AmendmentService service;
    private final AmendmentStore store;
    private final AnswerLabels labels;

    AmendmentController(AmendmentService service, AmendmentStore store, AnswerLabels labels) {
        this.service = service;
        this.store = store;
        this.labels = labels;
    }

    /** A criterion on the form. */
    record Line(ScoredCriterion scored, List<Option> choices) {}

    /** What was typed with a decision. */
    record Decision(String words) {}

    @GetMapping("/amendments")
    @PreAuthorize(READERS)
    String index(
            @RequestParam(required = false) Amendment.@Nullable State state,
            @RequestParam(defaultValue = "0") int page,
            Viewer viewer,
            Model model) {
        model.addAttribute("state", state);
        model.addAttribute("states", Amendment.State.values());
        model.addAttribute(
                "amendments",
                store.list(
                        state,
                        viewer,
                        PageRequest.of(Math.max(0, Math.min(page, DisputeQueries.MOST / PAGE_SIZE)), PAGE_SIZE)));
        return "dispute/amendments";
    }

    @GetMapping("/evaluations/{id}/amendments/new")
    @PreAuthorize(EVALUATORS)
    String prepare(@PathVariable UUID id, Viewer viewer, Model model) {
        ScoredEvaluation evaluation = service.correctable(id, viewer);
        service.checkFree(evaluation);
        model.addAttribute("form", AmendmentForm.of(evaluation));
        return form(evaluation, model);
    }

    @PostMapping("/evaluations/{id}/amendments")
    @PreAuthorize(EVALUATORS)
    String propose(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AmendmentForm form = AmendmentForm.of(new Fields(sent));
        BindingResult binding = DisputeController.binding(form, model);
        try {
            UUID amendment = service.propose(id, form, viewer);
            Flash.notice(redirect, "dispute.amendment.flash.proposed");
            return "redirect:/amendments/" + amendment;
        } catch (FormErrors errors) {
            errors.into(binding);
        } catch (RuleViolation violation) {
            DisputeController.reject(violation, binding);
        }
        return Refused.view(response, form(service.correctable(id, viewer), model));
    }

    private String form(ScoredEvaluation evaluation, Model model) {
        model.addAttribute("evaluation", evaluation);
        model.addAttribute(
                "lines",
                evaluation.criteria().stream()
                        .map(one -> new Line(one, labels.choices(one.criterion())))
                        .toList());
        return "dispute/amend";
    }

    @GetMapping("/amendments/{id}")
    @PreAuthorize(READERS)
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("form", new Decision(""));
        model.addAttribute("amendment", service.view(id, viewer));
        return "dispute/amendment";
    }

    @PostMapping("/amendments/{id}/approval")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String approve(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        BindingResult binding = DisputeController.binding(new Decision(words), model);
        FormErrors errors = new FormErrors();
        if (words.length() > FormErrors.LONGEST) {
            errors.add("words", "dispute.error.tooLong", FormErrors.LONGEST);
        }
        try {
            errors.throwIfAny();
            UUID result = service.approve(id, words.isBlank() ? null : words.strip(), viewer);
            Flash.notice(redirect, "dispute.amendment.flash.approved");
            return "redirect:/evaluations/" + result;
        } catch (FormErrors tooLong) {
            tooLong.into(binding);
        } catch (RuleViolation violation) {
            DisputeController.reject(violation, binding);
        }
        model.addAttribute("amendment", service.view(id, viewer));
        return Refused.view(response, "dispute/amendment");
    }

    @PostMapping("/amendments/{id}/refusal")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String refuse(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        BindingResult binding = DisputeController.binding(new Decision(words), model);
        FormErrors errors = new FormErrors();
        errors.text("words", words.strip(), "dispute.amendment.error.refusal");
        try {
            errors.throwIfAny();
            service.refuse(id, words.strip(), viewer);
            Flash.notice(redirect, "dispute.amendment.flash.refused");
            return "redirect:/amendments/" + id;
        } catch (FormErrors incomplete) {
            incomplete.into(binding);
        } catch (RuleViolation violation) {
            DisputeController.reject(violation, binding);
        }
        model.addAttribute("amendment", service.view(id, viewer));
        return Refused.view(response, "dispute/amendment");
    }

    @PostMapping("/amendments/{id}/withdrawal")
    @PreAuthorize(EVALUATORS)
    String withdraw(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        service.withdraw(id, viewer);
        Flash.notice(redirect, "dispute.amendment.flash.withdrawn");
        return "redirect:/amendments/" + id;
    }
}
