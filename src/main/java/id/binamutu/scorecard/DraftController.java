package id.binamutu.scorecard;

import id.binamutu.people.Teams;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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

/** Work on a draft: its sections and criteria. */
@Controller
@RequestMapping("/scorecards/versions/{versionId}")
@PreAuthorize("hasRole('QUALITY_CONTROL')")
class DraftController {
    private final ScorecardService service;
    private final ScorecardQueries queries;
    private final ScorecardReader reader;
    private final ScorecardHistory history;
    private final Teams teams;
    private final MessageSource messages;

    DraftController(
            ScorecardService service,
            ScorecardQueries queries,
            ScorecardReader reader,
            ScorecardHistory history,
            Teams teams,
            MessageSource messages) {
        this.history = history;
        this.teams = teams;
        this.service = service;
        this.queries = queries;
        this.reader = reader;
        this.messages = messages;
    }

    @GetMapping("/edit")
    String edit(@PathVariable UUID versionId, Model model) {
        VersionRow version = queries.version(versionId, true);
        if (!version.draft()) {
            throw new NotFoundException();
        }
        model.addAttribute("history", history.of(versionId));
        model.addAttribute("version", version);
        model.addAttribute("scorecard", reader.anyVersion(versionId));
        model.addAttribute("missing", service.missing(versionId));
        return "scorecard/edit";
    }

    @GetMapping("/description")
    String describe(@PathVariable UUID versionId, Model model) {
        model.addAttribute("form", service.descriptionForm(versionId));
        model.addAttribute("teams", teams.all());
        return page(versionId, "scorecard/description", model);
    }

    @PostMapping("/description")
    String describe(
            @PathVariable UUID versionId,
            @Valid @ModelAttribute("form") DescriptionForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("teams", teams.all());
        return change(
                versionId,
                binding,
                () -> service.describe(versionId, form),
                "scorecard/description",
                model,
                response,
                redirect);
    }

    @GetMapping("/sections/new")
    String prepareSection(@PathVariable UUID versionId, Model model) {
        model.addAttribute("form", new SectionForm("", BigDecimal.TEN, null));
        return page(versionId, "scorecard/section", model);
    }

    @PostMapping("/sections")
    String addSection(
            @PathVariable UUID versionId,
            @Valid @ModelAttribute("form") SectionForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return change(
                versionId,
                binding,
                () -> service.addSection(versionId, form),
                "scorecard/section",
                model,
                response,
                redirect);
    }

    @GetMapping("/sections/{sectionId}/edit")
    String editSection(@PathVariable UUID versionId, @PathVariable UUID sectionId, Model model) {
        model.addAttribute("form", service.sectionForm(versionId, sectionId));
        model.addAttribute("sectionId", sectionId);
        return page(versionId, "scorecard/section", model);
    }

    @PostMapping("/sections/{sectionId}")
    String changeSection(
            @PathVariable UUID versionId,
            @PathVariable UUID sectionId,
            @Valid @ModelAttribute("form") SectionForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("sectionId", sectionId);
        return change(
                versionId,
                binding,
                () -> service.changeSection(versionId, sectionId, form),
                "scorecard/section",
                model,
                response,
                redirect);
    }

    @PostMapping("/sections/{sectionId}/removal")
    String removeSection(@PathVariable UUID versionId, @PathVariable UUID sectionId, RedirectAttributes redirect) {
        service.removeSection(versionId, sectionId);
        return edited(versionId, redirect);
    }

    @PostMapping("/sections/{sectionId}/move")
    String moveSection(@PathVariable UUID versionId, @PathVariable UUID sectionId, @RequestParam boolean up) {
        service.moveSection(versionId, sectionId, up);
        return "redirect:/scorecards/versions/" + versionId + "/edit#section-" + sectionId;
    }

    @GetMapping("/sections/{sectionId}/criteria/new")
    String prepareCriterion(@PathVariable UUID versionId, @PathVariable UUID sectionId, Model model) {
        service.sectionForm(versionId, sectionId);
        model.addAttribute("form", CriterionForm.empty());
        model.addAttribute("sectionId", sectionId);
        return criterionPage(versionId, model);
    }

    @PostMapping("/sections/{sectionId}/criteria")
    String addCriterion(
            @PathVariable UUID versionId,
            @PathVariable UUID sectionId,
            @Valid @ModelAttribute("form") CriterionForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("sectionId", sectionId);
        addChoices(model);
        return change(
                versionId,
                binding,
                () -> service.addCriterion(versionId, sectionId, form),
                "scorecard/criterion",
                model,
                response,
                redirect);
    }

    @GetMapping("/criteria/{criterionId}/edit")
    String editCriterion(@PathVariable UUID versionId, @PathVariable UUID criterionId, Model model) {
        model.addAttribute("form", service.criterionForm(versionId, criterionId));
        model.addAttribute("criterionId", criterionId);
        return criterionPage(versionId, model);
    }

    @PostMapping("/criteria/{criterionId}")
    String changeCriterion(
            @PathVariable UUID versionId,
            @PathVariable UUID criterionId,
            @Valid @ModelAttribute("form") CriterionForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("criterionId", criterionId);
        addChoices(model);
        return change(
                versionId,
                binding,
                () -> service.changeCriterion(versionId, criterionId, form),
                "scorecard/criterion",
                model,
                response,
                redirect);
    }

    @PostMapping("/criteria/{criterionId}/removal")
    String removeCriterion(@PathVariable UUID versionId, @PathVariable UUID criterionId, RedirectAttributes redirect) {
        service.removeCriterion(versionId, criterionId);
        return edited(versionId, redirect);
    }

    @PostMapping("/criteria/{criterionId}/move")
    String moveCriterion(@PathVariable UUID versionId, @PathVariable UUID criterionId, @RequestParam boolean up) {
        service.moveCriterion(versionId, criterionId, up);
        return "redirect:/scorecards/versions/" + versionId + "/edit#criterion-" + criterionId;
    }

    private String change(
            UUID versionId,
            BindingResult binding,
            Runnable change,
            String view,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                change.run();
                return edited(versionId, redirect);
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, page(versionId, view, model));
    }

    private static String edited(UUID versionId, RedirectAttributes redirect) {
        Flash.notice(redirect, "scorecard.flash.saved");
        return "redirect:/scorecards/versions/" + versionId + "/edit";
    }

    private String criterionPage(UUID versionId, Model model) {
        addChoices(model);
        return page(versionId, "scorecard/criterion", model);
    }

    private String page(UUID versionId, String view, Model model) {
        model.addAttribute("version", queries.version(versionId, true));
        return view;
    }

    private void addChoices(Model model) {
        model.addAttribute("kinds", options("scorecard.kind.", AnswerKind.values()));
        Option none = new Option("", message("scorecard.criticalClass.none"));
        model.addAttribute(
                "criticalClasses",
                Stream.concat(Stream.of(none), options("scorecard.criticalClass.", CriticalClass.values()).stream())
                        .toList());
        Option noEffect = new Option("", message("scorecard.criticalEffect.none"));
        model.addAttribute(
                "criticalEffects",
                Stream.concat(
                                Stream.of(noEffect),
                                options("scorecard.criticalEffect.", CriticalEffect.values()).stream())
                        .toList());
    }

    private List<Option> options(String prefix, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), message(prefix + value.name())))
                .toList();
    }

    private String message(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, null, locale);
    }
}
