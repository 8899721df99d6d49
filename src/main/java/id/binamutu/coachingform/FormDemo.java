package id.binamutu.coachingform;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class FormDemo {
    private final FormService service;

    FormDemo(FormService service) {
        this.service = service;
    }

    /** Writes that no form is needed for those agents for whom that is so. */
    public void waive(UUID teamId, YearMonth month, Viewer leader) {
        service.recordNotNeeded(teamId, month, leader);
    }

    /** Agents of the team for whom the policy asks for a form. */
    public List<Proposed> proposed(UUID teamId, YearMonth month) {
        return service.team(teamId, month).stream()
                .filter(line ->
                        line.form() == null && line.proposal().decision().tier() != Tier.NONE)
                .map(line -> new Proposed(
                        line.agent().id(), line.proposal().decision().tier()))
                .toList();
    }

    public record Proposed(UUID agentId, Tier tier) {}

    public UUID draft(UUID teamId, UUID agentId, YearMonth month, Tier tier, Viewer leader) {
        return service.make(teamId, agentId, month, tier, null, leader).id();
    }

    public void issue(
            UUID id,
            String strengths,
            String improvements,
            String targets,
            String support,
            LocalDate startsOn,
            LocalDate endsOn,
            Viewer leader) {
        int version = service.show(id, leader).form().version();
        service.write(
                id, new FormWords(strengths, improvements, targets, support, startsOn, endsOn), version, true, leader);
    }

    public void reply(UUID id, @Nullable String reply, Viewer agent) {
        if (reply != null) {
            service.reply(id, reply, agent);
        }
    }

    public void sign(UUID id, String password, Viewer signer) {
        service.sign(id, password, signer);
    }
}
