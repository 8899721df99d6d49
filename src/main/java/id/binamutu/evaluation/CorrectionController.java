package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import java.time.Clock;
import java.time.YearMonth;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What customers still have to be told, by the time that is left. */
@Controller
class CorrectionController {
    private static final int PAGE_SIZE = 25;

    private final Corrections corrections;
    private final Clock clock;

    CorrectionController(Corrections corrections, Clock clock) {
        this.corrections = corrections;
        this.clock = clock;
    }

    @GetMapping("/corrections")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')")
    String index(@RequestParam(defaultValue = "0") int page, Viewer viewer, Model model) {
        YearMonth month = YearMonth.now(clock);
        model.addAttribute(
                "corrections",
                corrections.open(
                        viewer,
                        PageRequest.of(Math.max(0, Math.min(page, EvaluationQueries.MOST / PAGE_SIZE)), PAGE_SIZE)));
        model.addAttribute("inTime", corrections.inTime(viewer, month));
        model.addAttribute("month", month);
        return "evaluation/corrections";
    }
}
