package id.binamutu.workload;

import id.binamutu.people.Viewer;
import id.binamutu.sampling.SampleWork;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class WorkloadDemo {
    private final MoveService service;
    private final SampleWork work;

    WorkloadDemo(MoveService service, SampleWork work) {
        this.service = service;
        this.work = work;
    }

    /** Moves somebody's samples that nobody began, what is due last first; nothing when there are none. */
    public void move(UUID from, UUID to, int most, String reason, Viewer coordinator) {
        List<UUID> open = work.waiting(from, null, 500).stream()
                .filter(sample -> !sample.begun())
                .map(SampleWork.Waiting::id)
                .toList();
        List<UUID> chosen = open.subList(Math.max(0, open.size() - most), open.size());
        if (!chosen.isEmpty()) {
            service.move(new MoveForm(UUID.randomUUID(), from, to, chosen, reason), coordinator);
        }
    }
}
