package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How much is replaced and why, per team leader: whoever replaces often may be picking. */
@Controller
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'COORDINATOR', 'MANAGER', 'QUALITY_CONTROL')")
class ReplacementController {

    private final SampleQueries queries;
    private final SamplingSettings settings;
    private final Clock clock;

    ReplacementController(SampleQueries queries, SamplingSettings settings, Clock clock) {
        this.queries = queries;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/sampling/replacements")
    String index(Viewer viewer, @RequestParam(required = false) @Nullable String period, Model model) {
        YearMonth month = month(period);
        model.addAttribute("period", month.toString());
        model.addAttribute("month", month);
        model.addAttribute("leaders", queries.replacements(viewer, month));
        model.addAttribute("limit", settings.replacedPercent());
        model.addAttribute("causes", ReplacementCause.values());
        return "sampling/replacements";
    }

    private YearMonth month(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? YearMonth.now(clock) : YearMonth.parse(text);
        } catch (DateTimeException e) {
            return YearMonth.now(clock);
        }
    }
}
