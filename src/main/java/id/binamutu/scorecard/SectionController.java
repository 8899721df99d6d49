package id.binamutu.scorecard;

import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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

/** The sections of a draft. */
@Controller
@RequestMapping("/scorecards/versions/{versionId}/sections")
@PreAuthorize("hasRole('QUALITY_CONTROL')")
class SectionController {
    private final BuilderService service;
    private final ScorecardQueries queries;
    private final ScorecardReader reader;
    private final MessageSource messages;

    SectionController(
            BuilderService service, ScorecardQueries queries, ScorecardReader reader, MessageSource messages) {
        this.service = service;
        this.queries = queries;
        this.reader = reader;
        this.messages = messages;
    }

    @GetMapping("/new")
    String prepare(@PathVariable UUID versionId, @RequestParam @Nullable UUID in, Model model, Locale locale) {
        model.addAttribute("form", new SectionForm("", BigDecimal.TEN, in, null));
        return page(versionId, null, model, locale);
    }

    @PostMapping
    String add(
            @PathVariable UUID versionId,
            @Valid @ModelAttribute("form") @Nullable SectionForm form,
            BindingResult binding,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (form != null && !binding.hasErrors()) {
            try {
                UUID sectionId = service.addSection(versionId, form);
                return saved(versionId, "#add-" + sectionId, redirect);
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, page(versionId, null, model, locale));
    }

    @GetMapping("/{sectionId}/edit")
    String edit(@PathVariable UUID versionId, @PathVariable UUID sectionId, Model model, Locale locale) {
        model.addAttribute("form", service.sectionForm(versionId, sectionId));
        return page(versionId, sectionId, model, locale);
    }

    @PostMapping("/{sectionId}")
    String change(
            @PathVariable UUID versionId,
            @PathVariable UUID sectionId,
            @Valid @ModelAttribute("form") @Nullable SectionForm form,
            BindingResult binding,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (form != null && !binding.hasErrors()) {
            try {
                service.changeSection(versionId, sectionId, form);
                return saved(versionId, "#section-" + sectionId, redirect);
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
                if (violation.messageKey().equals("scorecard.error.changedMeanwhile")) {
                    SectionForm theirs = service.sectionForm(versionId, sectionId);
                    model.addAttribute("theirs", theirs);
                    model.addAttribute("revision", theirs.revision());
                }
            }
        }
        return Refused.view(response, page(versionId, sectionId, model, locale));
    }

    @PostMapping("/{sectionId}/move")
    String move(@PathVariable UUID versionId, @PathVariable UUID sectionId, @RequestParam boolean up) {
        service.moveSection(versionId, sectionId, up);
        return "redirect:/scorecards/versions/" + versionId + "/edit#section-" + sectionId;
    }

    @GetMapping("/{sectionId}/removal")
    String askToRemove(@PathVariable UUID versionId, @PathVariable UUID sectionId, Model model) {
        ScorecardView scorecard = reader.draft(versionId);
        SectionView section = section(scorecard, sectionId);
        List<CriterionView> going =
                section.walk().flatMap(part -> part.criteria().stream()).toList();
        model.addAttribute("version", queries.version(versionId, true));
        model.addAttribute("scorecard", scorecard);
        model.addAttribute("section", section);
        model.addAttribute("going", going);
        model.addAttribute("hanging", BuilderService.hangingOn(scorecard, going));
        return "scorecard/remove";
    }

    @PostMapping("/{sectionId}/removal")
    String remove(@PathVariable UUID versionId, @PathVariable UUID sectionId, RedirectAttributes redirect) {
        service.removeSection(versionId, sectionId);
        return saved(versionId, "", redirect);
    }

    private static String saved(UUID versionId, String place, RedirectAttributes redirect) {
        Flash.notice(redirect, "scorecard.flash.saved");
        return "redirect:/scorecards/versions/" + versionId + "/edit" + place;
    }

    /** The form of a new section when there is no id. */
    private String page(UUID versionId, @Nullable UUID sectionId, Model model, Locale locale) {
        ScorecardView scorecard = reader.anyVersion(versionId);
        boolean hasParts = sectionId != null
                && scorecard.sections().stream()
                        .anyMatch(section -> section.id().equals(sectionId)
                                && !section.sections().isEmpty());
        Option whole = new Option("", messages.getMessage("scorecard.section.parent.none", null, locale));
        Stream<Option> parents = scorecard.sections().stream()
                .filter(section -> !hasParts
                        && section.criteria().isEmpty()
                        && !section.id().equals(sectionId))
                .map(section -> new Option(section.id().toString(), section.letter() + ". " + section.title()));
        model.addAttribute("version", queries.version(versionId, true));
        model.addAttribute("sectionId", sectionId);
        model.addAttribute("parents", Stream.concat(Stream.of(whole), parents).toList());
        return "scorecard/section";
    }

    private static SectionView section(ScorecardView scorecard, UUID sectionId) {
        return scorecard.walk().stream()
                .filter(section -> section.id().equals(sectionId))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
