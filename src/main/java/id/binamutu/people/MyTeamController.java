package id.binamutu.people;

import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A team leader's own agents, today. */
@Controller
@PreAuthorize("hasRole('TEAM_LEADER')")
class MyTeamController {

    private final MyTeamQuery query;

    MyTeamController(MyTeamQuery query) {
        this.query = query;
    }

    record Agent(UUID id, String employeeId, String name, UUID teamId, String team, java.time.LocalDate since) {}

    record TeamOfAgents(String name, List<Agent> agents) {}

    @GetMapping("/team")
    String show(Viewer viewer, Model model) {
        model.addAttribute("teams", query.agentsLedBy(viewer));
        return "people/my-team";
    }
}
