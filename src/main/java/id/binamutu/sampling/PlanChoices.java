package id.binamutu.sampling;

import id.binamutu.interaction.Channels;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the forms of plans and schedules offer. */
@Component
class PlanChoices {

    private final Teams teams;
    private final Channels channels;
    private final SamplingSettings settings;

    PlanChoices(Teams teams, Channels channels, SamplingSettings settings) {
        this.teams = teams;
        this.channels = channels;
        this.settings = settings;
    }

    void offer(Viewer viewer, Model model) {
        model.addAttribute(
                "teams",
                teams.all().stream()
                        .filter(team -> SamplingService.mayPlan(viewer, team.id()))
                        .sorted(Comparator.comparing(TeamName::name))
                        .toList());
        model.addAttribute("mayPlanAll", viewer.is(Role.COORDINATOR));
        model.addAttribute("channels", channels.channels());
        model.addAttribute("topics", channels.topics());
        model.addAttribute("products", channels.products());
        model.addAttribute("quotaBys", Dimension.values());
        model.addAttribute("spreads", Dimension.OF_CONVERSATIONS);
        model.addAttribute("shifts", settings.shifts());
        model.addAttribute("tiers", TermsForm.TIERS);
    }
}
