package id.binamutu.report;

import id.binamutu.people.Viewer;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class ReportDemo {
    private final ReportService service;
    private final Snapshots snapshots;

    ReportDemo(ReportService service, Snapshots snapshots) {
        this.service = service;
        this.snapshots = snapshots;
    }

    public UUID begin(UUID teamId, YearMonth month, String summary, String obstacles, String plan, Viewer leader) {
        return service.begin(teamId, month, new ReportWords(summary, obstacles, plan), leader);
    }

    public void submit(UUID id, String meaning, String password, Viewer leader) {
        PerformanceReport report = service.readable(id, leader);
        ReportContent content =
                service.content(report.teamId(), report.month(), report.revision(), report.words(), leader);
        service.submit(
                id, report.words(), report.version(), snapshots.digest(content.figures()), meaning, password, leader);
    }

    public void accept(UUID id, String note, String meaning, String password, Viewer manager) {
        service.accept(id, note, meaning, password, manager);
    }

    public void giveBack(UUID id, String reason, Viewer manager) {
        service.giveBack(id, reason, manager);
    }

    public UUID revise(UUID id, Viewer leader) {
        return service.revise(id, leader);
    }
}
