package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import java.util.UUID;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Evaluations that somebody else is to see before the agent does. */
@Controller
@PreAuthorize("hasAnyRole('COORDINATOR', 'QUALITY_CONTROL')")
class ReleaseController {
    private static final int PAGE_SIZE = 25;

    private final Releases releases;

    ReleaseController(Releases releases) {
        this.releases = releases;
    }

    @GetMapping("/evaluations/releases")
    String index(@RequestParam(defaultValue = "0") int page, Viewer viewer, Model model) {
        model.addAttribute(
                "waiting",
                releases.waiting(
                        viewer,
                        PageRequest.of(Math.max(0, Math.min(page, EvaluationQueries.MOST / PAGE_SIZE)), PAGE_SIZE)));
        return "evaluation/releases";
    }

    @PostMapping("/evaluations/{id}/release")
    String approve(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        releases.approve(id, viewer);
        Flash.notice(redirect, "evaluation.flash.released");
        return "redirect:/evaluations/releases";
    }
}
