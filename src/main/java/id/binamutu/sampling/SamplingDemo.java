package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class SamplingDemo {
    private final SamplingService service;
    private final ScheduleService schedules;

    SamplingDemo(SamplingService service, ScheduleService schedules) {
        this.service = service;
        this.schedules = schedules;
    }

    /** Plans, and draws with a seed of its own, so that the demo is the same everywhere. */
    public UUID planAndDraw(
            String name, UUID teamId, LocalDate from, LocalDate to, int quota, LocalDate dueOn, Viewer leader) {
        UUID plan = service.create(SamplingForm.plain(name, List.of(teamId), from, to, quota, dueOn), leader)
                .get(0);
        service.draw(plan, "demo-" + name + "-" + from + "-" + leader.employeeId(), leader);
        return plan;
    }

    public UUID target(UUID planId, String conversationId, String reason, Viewer leader) {
        return service.target(planId, conversationId, reason, leader);
    }

    /** For all teams, each month from a day on: more of whom needs more attention. */
    public void schedule(String name, LocalDate startsOn, Viewer coordinator) {
        schedules.create(
                new ScheduleForm(
                        name,
                        null,
                        true,
                        Rhythm.MONTHLY,
                        startsOn,
                        5,
                        true,
                        null,
                        null,
                        null,
                        60,
                        null,
                        null,
                        null,
                        Dimension.TIER,
                        5,
                        "guidance: 10\nimprovement: 8",
                        List.of(Dimension.CHANNEL),
                        true,
                        true),
                coordinator);
    }
}
