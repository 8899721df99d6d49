package id.binamutu.sampling;

import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.web.Formats;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Open samples as work that waits for whoever is to score them. */
@Component
class WaitingSamples {
    private final Worklist worklist;
    private final Directory directory;
    private final Formats formats;

    WaitingSamples(Worklist worklist, Directory directory, Formats formats) {
        this.worklist = worklist;
        this.directory = directory;
        this.formats = formats;
    }

    void open(Collection<SampleView> samples) {
        if (samples.isEmpty()) {
            return;
        }
        Map<UUID, PersonName> names = directory.names(
                samples.stream().map(SampleView::agentId).distinct().toList());
        worklist.openAll(samples.stream()
                .map(sample -> {
                    PersonName agent = names.get(sample.agentId());
                    return new NewWorkItem(
                            SamplingService.WORK,
                            sample.id(),
                            sample.assigneeId(),
                            sample.teamId(),
                            2,
                            List.of(agent == null ? "" : agent.name(), sample.planName(), formats.date(sample.dueOn())),
                            "/samples/" + sample.id() + "/evaluation",
                            sample.dueOn()
                                    .plusDays(1)
                                    .atStartOfDay(Drawing.JAKARTA)
                                    .toInstant());
                })
                .toList());
    }
}
