package id.binamutu.scorecard;

import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
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

/** The criteria of a draft. */
@Controller
@RequestMapping("/scorecards/versions/{versionId}")
@PreAuthorize("hasRole('QUALITY_CONTROL')")
class CriterionController {
    private final BuilderService service;
    private final ScorecardQueries queries;
    private final ScorecardReader reader;
    private final CriterionChoices choices;
    private final AnswerWords words;

    CriterionController(
            BuilderService service,
            ScorecardQueries queries,
            ScorecardReader reader,
            CriterionChoices choices,
            AnswerWords words) {
        this.service = service;
        this.queries = queries;
        this.reader = reader;
        this.choices = choices;
        this.words = words;
    }

    /**
     * @param like a criterion to take everything from, for a copy right after it
     * @param next a criterion to go on after: asked the same way, with nothing said yet
     */
    @GetMapping("/sections/{sectionId}/criteria/new")
    String prepare(
            @PathVariable UUID versionId,
            @PathVariable UUID sectionId,
            @RequestParam @Nullable UUID like,
            @RequestParam @Nullable UUID next,
            Model model,
            Locale locale) {
        CriterionForm form;
        if (like != null) {
            form = service.copyOf(versionId, like);
        } else if (next != null) {
            form = service.copyOf(versionId, next).next();
        } else {
            service.sectionForm(versionId, sectionId);
            form = CriterionForm.empty(sectionId);
        }
        model.addAttribute("form", form);
        return page(versionId, form, sectionId, null, model, locale);
    }

    @PostMapping("/sections/{sectionId}/criteria")
    String add(
            @PathVariable UUID versionId,
            @PathVariable UUID sectionId,
            @Valid @ModelAttribute("form") @Nullable CriterionForm form,
            BindingResult binding,
            @RequestParam @Nullable String then,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if ("answers".equals(then)) {
            return again(versionId, form, binding, sectionId, null, model, locale);
        }
        if (form != null && !binding.hasErrors()) {
            try {
                UUID target = form.sectionId() == null ? sectionId : form.sectionId();
                UUID criterionId = service.addCriterion(versionId, target, form);
                Flash.notice(redirect, "scorecard.flash.added", form.text());
                return "redirect:/scorecards/versions/" + versionId
                        + ("another".equals(then)
                                ? "/sections/" + target + "/criteria/new?next=" + criterionId
                                : "/edit#criterion-" + criterionId);
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, page(versionId, readable(form, binding), sectionId, null, model, locale));
    }

    @GetMapping("/criteria/{criterionId}/edit")
    String edit(@PathVariable UUID versionId, @PathVariable UUID criterionId, Model model, Locale locale) {
        CriterionForm form = service.criterionForm(versionId, criterionId);
        model.addAttribute("form", form);
        return page(versionId, form, form.sectionId(), criterionId, model, locale);
    }

    @PostMapping("/criteria/{criterionId}")
    String change(
            @PathVariable UUID versionId,
            @PathVariable UUID criterionId,
            @Valid @ModelAttribute("form") @Nullable CriterionForm form,
            BindingResult binding,
            @RequestParam @Nullable String then,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if ("answers".equals(then)) {
            return again(versionId, form, binding, null, criterionId, model, locale);
        }
        if (form != null && !binding.hasErrors()) {
            try {
                service.changeCriterion(versionId, criterionId, form);
                Flash.notice(redirect, "scorecard.flash.saved");
                return "redirect:/scorecards/versions/" + versionId
                        + ("another".equals(then)
                                ? "/sections/" + form.sectionId() + "/criteria/new?next=" + criterionId
                                : "/edit#criterion-" + criterionId);
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
                if (violation.messageKey().equals("scorecard.error.changedMeanwhile")) {
                    showTheirs(versionId, criterionId, model);
                }
            }
        }
        return Refused.view(response, page(versionId, readable(form, binding), null, criterionId, model, locale));
    }

    @PostMapping("/criteria/{criterionId}/move")
    String move(@PathVariable UUID versionId, @PathVariable UUID criterionId, @RequestParam boolean up) {
        service.moveCriterion(versionId, criterionId, up);
        return "redirect:/scorecards/versions/" + versionId + "/edit#criterion-" + criterionId;
    }

    @GetMapping("/criteria/{criterionId}/removal")
    String askToRemove(@PathVariable UUID versionId, @PathVariable UUID criterionId, Model model) {
        ScorecardView scorecard = reader.draft(versionId);
        CriterionView criterion = scorecard.criterion(criterionId).orElseThrow(NotFoundException::new);
        model.addAttribute("version", queries.version(versionId, true));
        model.addAttribute("scorecard", scorecard);
        model.addAttribute("criterion", criterion);
        model.addAttribute("hanging", BuilderService.hangingOn(scorecard, List.of(criterion)));
        return "scorecard/remove";
    }

    @PostMapping("/criteria/{criterionId}/removal")
    String remove(@PathVariable UUID versionId, @PathVariable UUID criterionId, RedirectAttributes redirect) {
        ScorecardView before = reader.draft(versionId);
        service.removeCriterion(versionId, criterionId);
        Flash.notice(redirect, "scorecard.flash.removed");
        return "redirect:/scorecards/versions/" + versionId + "/edit" + neighbour(before, criterionId);
    }

    /** The answers that a condition on this criterion can name, to be put into the form of another one. */
    @GetMapping("/criteria/{criterionId}/answers")
    String answers(@PathVariable UUID versionId, @PathVariable UUID criterionId, Model model) {
        CriterionView criterion = reader.draft(versionId).criterion(criterionId).orElseThrow(NotFoundException::new);
        model.addAttribute("answers", words.answers(criterion));
        model.addAttribute("chosen", List.of());
        return "scorecard/_answers";
    }

    /** What stands there now, beside what was typed; saving again is then done knowingly. */
    private void showTheirs(UUID versionId, UUID criterionId, Model model) {
        reader.anyVersion(versionId).criterion(criterionId).ifPresent(theirs -> {
            model.addAttribute("theirs", theirs);
            model.addAttribute(
                    "revision", service.criterionForm(versionId, criterionId).revision());
        });
    }

    /** Asked only to see the answers of the chosen condition: nothing is checked or saved yet. */
    private String again(
            UUID versionId,
            @Nullable CriterionForm form,
            BindingResult binding,
            @Nullable UUID sectionId,
            @Nullable UUID criterionId,
            Model model,
            Locale locale) {
        if (form != null) {
            model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + "form");
        }
        return page(versionId, readable(form, binding), sectionId, criterionId, model, locale);
    }

    /** A number that cannot be read leaves no form at all; the choices still are those of the rest. */
    private static CriterionForm readable(@Nullable CriterionForm form, BindingResult binding) {
        return form != null ? form : CriterionForm.readable(binding::getFieldValue);
    }

    /** The form of a new criterion when there is no id. */
    private String page(
            UUID versionId,
            CriterionForm form,
            @Nullable UUID sectionId,
            @Nullable UUID criterionId,
            Model model,
            Locale locale) {
        model.addAttribute("version", queries.version(versionId, true));
        model.addAttribute("sectionId", sectionId);
        model.addAttribute("criterionId", criterionId);
        ScorecardView scorecard = reader.anyVersion(versionId);
        model.addAttribute("scorecard", scorecard);
        choices.addTo(model, scorecard, form, criterionId, locale);
        return "scorecard/criterion";
    }

    /** Where to go on after a removal: the criterion before it, or else the top. */
    private static String neighbour(ScorecardView scorecard, UUID removed) {
        List<UUID> ids = scorecard.criteria().map(CriterionView::id).toList();
        int at = ids.indexOf(removed);
        return at > 0 ? "#criterion-" + ids.get(at - 1) : "";
    }
}
