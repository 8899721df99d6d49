package id.binamutu.scorecard;

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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From a draft to a published version: two people of Quality Control, never one. */
@Controller
@RequestMapping("/scorecards/versions/{versionId}")
@PreAuthorize("hasRole('QUALITY_CONTROL')")
class ReviewController {
    private final ReviewService service;
    private final ScorecardQueries queries;
    private final ScorecardReader reader;
    private final ScorecardHistory history;

    ReviewController(
            ReviewService service, ScorecardQueries queries, ScorecardReader reader, ScorecardHistory history) {
        this.service = service;
        this.queries = queries;
        this.reader = reader;
        this.history = history;
    }

    @GetMapping("/submission")
    String prepareSubmission(@PathVariable UUID versionId, Model model) {
        model.addAttribute("form", service.submissionForm(versionId));
        return submissionPage(versionId, model);
    }

    @PostMapping("/submission")
    String send(
            @PathVariable UUID versionId,
            @Valid @ModelAttribute("form") SubmissionForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                service.send(versionId, form, viewer);
                Flash.notice(redirect, "scorecard.flash.sent");
                return "redirect:/scorecards/versions/" + versionId + "/review";
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, submissionPage(versionId, model));
    }

    @GetMapping("/review")
    String review(@PathVariable UUID versionId, Viewer viewer, Model model) {
        VersionRow version = queries.version(versionId, true);
        if (version.draft()) {
            return "redirect:/scorecards/versions/" + versionId + "/edit";
        }
        if (!version.inReview()) {
            return "redirect:/scorecards/versions/" + versionId;
        }
        model.addAttribute("form", service.publicationForm(versionId));
        model.addAttribute("returnForm", new ReturnForm(""));
        return reviewPage(version, viewer, model);
    }

    @PostMapping("/publication")
    String publish(
            @PathVariable UUID versionId,
            @Valid @ModelAttribute("form") PublicationForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                service.publish(versionId, form, viewer);
                Flash.notice(redirect, "scorecard.flash.published");
                return "redirect:/scorecards/versions/" + versionId;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("returnForm", new ReturnForm(""));
        return Refused.view(response, refusedReview(versionId, viewer, model));
    }

    @PostMapping("/return")
    String giveBack(
            @PathVariable UUID versionId,
            @Valid @ModelAttribute("returnForm") ReturnForm returnForm,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                service.giveBack(versionId, returnForm, viewer);
                Flash.notice(redirect, "scorecard.flash.returned");
                return "redirect:/scorecards/"
                        + queries.version(versionId, true).scorecardId();
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        if (queries.version(versionId, true).inReview()) {
            model.addAttribute("form", service.publicationForm(versionId));
        }
        return Refused.view(response, refusedReview(versionId, viewer, model));
    }

    /** Out of the review again, to go on editing. */
    @PostMapping("/withdrawal")
    String takeBack(@PathVariable UUID versionId, Viewer viewer, RedirectAttributes redirect) {
        service.takeBack(versionId, viewer);
        Flash.notice(redirect, "scorecard.flash.takenBack");
        return "redirect:/scorecards/versions/" + versionId + "/edit";
    }

    private String submissionPage(UUID versionId, Model model) {
        VersionRow version = queries.version(versionId, true);
        if (!version.draft()) {
            throw RuleViolation.of(version.inReview() ? "scorecard.error.inReview" : "scorecard.error.notDraft");
        }
        model.addAttribute("version", version);
        model.addAttribute("scorecard", reader.anyVersion(versionId));
        return "scorecard/_send";
    }

    private String refusedReview(UUID versionId, Viewer viewer, Model model) {
        VersionRow version = queries.version(versionId, true);
        if (!version.inReview()) {
            throw RuleViolation.of("scorecard.error.notInReview");
        }
        return reviewPage(version, viewer, model);
    }

    private String reviewPage(VersionRow version, Viewer viewer, Model model) {
        model.addAttribute("version", version);
        model.addAttribute("mayReview", service.mayReview(version.id(), viewer));
        model.addAttribute("history", history.of(version.id()));
        ScorecardView scorecard = reader.anyVersion(version.id());
        model.addAttribute("scorecard", scorecard);
        queries.versions(version.scorecardId(), true).stream()
                .filter(one -> one.number() == version.number() - 1)
                .findFirst()
                .ifPresent(before -> {
                    model.addAttribute("before", before);
                    model.addAttribute("difference", Difference.between(reader.anyVersion(before.id()), scorecard));
                });
        return "scorecard/review";
    }
}
