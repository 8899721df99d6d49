package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.interaction.ConversationMother;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans and drawn samples for tests, also of the steps that follow. */
@Component
public class PlanMother {

    public static final LocalDate FROM = LocalDate.of(2026, 10, 1);
    public static final LocalDate TO = LocalDate.of(2026, 10, 31);

    private final SamplingService service;
    private final SampleQueries queries;
    private final ConversationMother conversations;

    PlanMother(SamplingService service, SampleQueries queries, ConversationMother conversations) {
        this.service = service;
        this.queries = queries;
        this.conversations = conversations;
    }

    public static Viewer leader(TestOrganisation.Team team) {
        PersonName leader = team.leader();
        return new Viewer(leader.id(), leader.employeeId(), leader.name(), Set.of(Role.TEAM_LEADER), Set.of(team.id()));
    }

    /** Gives every agent of the team this many conversations in October 2026. */
    public void conversations(TestOrganisation.Team team, int each) {
        for (PersonName agent : team.agents()) {
            for (int i = 0; i < each; i++) {
                conversations.conversation(
                        agent.id(), Instant.parse("2026-10-05T02:00:00Z").plusSeconds(3_600L * i));
            }
        }
    }

    public UUID plan(TestOrganisation.Team team, int quota) {
        return service.create(form(team, quota), leader(team)).get(0);
    }

    /** A drawn plan of October 2026. */
    public List<SampleView> drawn(TestOrganisation.Team team, int quota) {
        conversations(team, quota + 2);
        UUID plan = plan(team, quota);
        service.draw(plan, null, leader(team));
        List<SampleView> drawn = queries.ofPlan(plan);
        assertThat(drawn).hasSize(quota * team.agents().size());
        return drawn;
    }

    static SamplingForm form(TestOrganisation.Team team, int quota) {
        return SamplingForm.plain("Oktober", List.of(team.id()), FROM, TO, quota, LocalDate.of(2026, 11, 5));
    }
}
