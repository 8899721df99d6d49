package id.binamutu.socialisation;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class SocialisationDemo {
    private final SocialisationService service;

    SocialisationDemo(SocialisationService service) {
        this.service = service;
    }

    /**
     * Makes the subject known whose title begins so.
     *
     * @param teamId null for all teams
     */
    public UUID start(String title, String body, @Nullable UUID teamId, LocalDate dueOn, Viewer by) {
        Subject subject = service.subjects().stream()
                .filter(each -> each.title().startsWith(title))
                .findFirst()
                .orElseThrow();
        return service.start(
                new SocialisationForm(
                        subject.kind() + ":" + subject.id(),
                        null,
                        body,
                        null,
                        teamId == null ? "TEAMS" : "TEAM:" + teamId,
                        dueOn,
                        null),
                by);
    }

    public void acknowledge(UUID id, @Nullable String question, Viewer reader) {
        service.acknowledge(id, question, reader);
    }
}
