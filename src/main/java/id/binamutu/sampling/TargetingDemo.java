package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of the rules for targeted samples. */
@Component
@Profile("demo")
public class TargetingDemo {
    private final TargetingService service;

    TargetingDemo(TargetingService service) {
        this.service = service;
    }

    /**
     * @param teamIds empty for every team
     * @param words one a line; empty when they do not matter
     */
    public UUID rule(
            String name, List<UUID> teamIds, @Nullable Integer maxCsat, String words, SaidBy saidBy, Viewer keeper) {
        return service.create(
                new TargetingForm(
                        name, teamIds, true, maxCsat, words, saidBy, List.of(), null, null, false, 1, 6, true, 5, null),
                keeper);
    }

    public void run(UUID ruleId, LocalDate from, LocalDate to, Viewer keeper) {
        service.run(ruleId, UUID.randomUUID(), from, to, keeper);
    }
}
