package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the scoring page asks beside the draft itself: who is signed in, and the samples of the day in one go. */
@Controller
@PreAuthorize("hasRole('TEAM_LEADER')")
class DeskController {
    private final EvaluationLists lists;
    private final EvaluationService service;

    DeskController(EvaluationLists lists, EvaluationService service) {
        this.lists = lists;
        this.service = service;
    }

    /** @param token of the session that there is now */
    record SignedIn(UUID viewer, String token) {}

    /** After a session has ended: what waits in a browser is sent only in the name of whose it is. */
    @GetMapping(value = "/evaluations/desk", produces = "application/json")
    ResponseEntity<SignedIn> who(Viewer viewer, CsrfToken token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SignedIn(viewer.id(), token.getToken()));
    }

    /** Begins all of the day's samples, so that each is ready when the one before it is sent. */
    @PostMapping("/evaluations/batch")
    String batch(Viewer viewer, RedirectAttributes redirect) {
        List<UUID> drafts = lists.ofToday(viewer).stream()
                .map(sample -> service.start(sample, viewer))
                .toList();
        if (drafts.isEmpty()) {
            Flash.notice(redirect, "evaluation.flash.nothingToday");
            return "redirect:/evaluations";
        }
        return "redirect:/evaluations/" + drafts.get(0) + "/edit";
    }
}
