package id.binamutu.scorecard;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
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

/** Scorecards and their versions: published ones are read by those who score and are scored. */
@Controller
@RequestMapping("/scorecards")
class ScorecardController {
    private static final int PAGE_SIZE = 25;

    private final ScorecardService service;
    private final ScorecardQueries queries;
    private final ScorecardReader reader;
    private final ScorecardHistory history;

    ScorecardController(
            ScorecardService service, ScorecardQueries queries, ScorecardReader reader, ScorecardHistory history) {
        this.history = history;
        this.service = service;
        this.queries = queries;
        this.reader = reader;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('QUALITY_CONTROL', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'AGENT', 'DOCUMENT_CONTROL')")
    String index(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            Viewer viewer,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("owner", owns(viewer));
        model.addAttribute("waiting", owns(viewer) ? queries.inReview() : List.of());
        model.addAttribute(
                "scorecards",
                queries.list(q, owns(viewer), PageRequest.of(Math.max(0, Math.min(page, 10_000)), PAGE_SIZE)));
        return "scorecard/index";
    }

    @GetMapping("/new")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String prepare(Model model) {
        model.addAttribute("form", ScorecardForm.empty());
        return "scorecard/new";
    }

    @PostMapping
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String create(
            @Valid @ModelAttribute("form") ScorecardForm form,
            BindingResult binding,
            Viewer viewer,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            return Refused.view(response, "scorecard/new");
        }
        try {
            UUID versionId = service.create(form, viewer);
            Flash.notice(redirect, "scorecard.flash.created");
            return "redirect:/scorecards/versions/" + versionId + "/edit";
        } catch (RuleViolation violation) {
            violation.rejectIn(binding);
            return Refused.view(response, "scorecard/new");
        }
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('QUALITY_CONTROL', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'AGENT', 'DOCUMENT_CONTROL')")
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        List<VersionRow> versions = queries.versions(id, owns(viewer));
        if (versions.isEmpty()) {
            throw new NotFoundException();
        }
        model.addAttribute("versions", versions);
        model.addAttribute("newest", versions.get(0));
        model.addAttribute("owner", owns(viewer));
        return "scorecard/show";
    }

    /** By the numbers of two versions; without them the newest is held against the one before it. */
    @GetMapping("/{id}/difference")
    @PreAuthorize("hasAnyRole('QUALITY_CONTROL', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'AGENT', 'DOCUMENT_CONTROL')")
    String difference(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Viewer viewer,
            Model model) {
        List<VersionRow> versions = queries.versions(id, owns(viewer));
        if (versions.isEmpty()) {
            throw new NotFoundException();
        }
        VersionRow after = to == null ? versions.get(0) : numbered(versions, to);
        int previous = from == null ? Math.max(1, after.number() - 1) : from;
        VersionRow before = numbered(versions, previous);
        model.addAttribute("versions", versions);
        model.addAttribute("before", before);
        model.addAttribute("after", after);
        model.addAttribute(
                "difference", Difference.between(reader.anyVersion(before.id()), reader.anyVersion(after.id())));
        return "scorecard/difference";
    }

    private static VersionRow numbered(List<VersionRow> versions, int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @PostMapping("/{id}/versions")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String draft(@PathVariable UUID id, Viewer viewer) {
        UUID versionId = service.draft(id, viewer);
        // One that waits for its review is shown, not edited.
        return "redirect:/scorecards/versions/" + versionId
                + (queries.version(versionId, true).draft() ? "/edit" : "/review");
    }

    @GetMapping("/versions/{versionId}")
    @PreAuthorize("hasAnyRole('QUALITY_CONTROL', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'AGENT', 'DOCUMENT_CONTROL')")
    String version(@PathVariable UUID versionId, Viewer viewer, Model model) {
        model.addAttribute("version", queries.version(versionId, owns(viewer)));
        model.addAttribute("scorecard", reader.anyVersion(versionId));
        model.addAttribute("history", owns(viewer) ? history.of(versionId) : List.of());
        model.addAttribute("owner", owns(viewer));
        return "scorecard/version";
    }

    @GetMapping("/versions/{versionId}/copy")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String prepareCopy(@PathVariable UUID versionId, Model model) {
        model.addAttribute("form", new CopyForm(""));
        model.addAttribute("version", queries.version(versionId, true));
        return "scorecard/copy";
    }

    @PostMapping("/versions/{versionId}/copy")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String copy(
            @PathVariable UUID versionId,
            @Valid @ModelAttribute("form") CopyForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                UUID copy = service.copy(versionId, form, viewer);
                Flash.notice(redirect, "scorecard.flash.copied");
                return "redirect:/scorecards/versions/" + copy + "/edit";
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("version", queries.version(versionId, true));
        return Refused.view(response, "scorecard/copy");
    }

    @PostMapping("/versions/{versionId}/retirement")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String retire(@PathVariable UUID versionId, Viewer viewer, RedirectAttributes redirect) {
        service.retire(versionId, viewer);
        Flash.notice(redirect, "scorecard.flash.retired");
        return "redirect:/scorecards/versions/" + versionId;
    }

    @PostMapping("/versions/{versionId}/removal")
    @PreAuthorize("hasRole('QUALITY_CONTROL')")
    String discard(@PathVariable UUID versionId, RedirectAttributes redirect) {
        String target = service.discard(versionId)
                .map(scorecardId -> "redirect:/scorecards/" + scorecardId)
                .orElse("redirect:/scorecards");
        Flash.notice(redirect, "scorecard.flash.discarded");
        return target;
    }

    private static boolean owns(Viewer viewer) {
        return viewer.is(Role.QUALITY_CONTROL);
    }
}
