package id.binamutu.workload;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.sampling.SampleEvaluated;
import id.binamutu.sampling.SampleView;
import id.binamutu.sampling.SampleWork;
import id.binamutu.sampling.Samples;
import id.binamutu.web.AfterCommit;
import id.binamutu.web.Formats;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds evaluators of samples that are soon due or late: once each, as one line of work that goes away with the last of them. */
@Service
@Transactional
class ReminderService {
    static final String SOON = "samples-soon-due";
    static final String LATE = "samples-late";
    private static final int REMEMBERED_DAYS = 60;

    private final SampleWork work;
    private final Samples samples;
    private final Worklist worklist;
    private final WorkloadSettings settings;
    private final WorkingDays workingDays;
    private final Formats formats;
    private final Clock clock;

    ReminderService(
            SampleWork work,
            Samples samples,
            Worklist worklist,
            WorkloadSettings settings,
            WorkingDays workingDays,
            Formats formats,
            Clock clock) {
        this.work = work;
        this.samples = samples;
        this.worklist = worklist;
        this.settings = settings;
        this.workingDays = workingDays;
        this.formats = formats;
        this.clock = clock;
    }

    /** Again on the same day has no further effect. */
    void remind() {
        LocalDate today = LocalDate.now(clock);
        worklist.openAll(
                work.remind(today, until(today)).stream().map(this::item).toList());
        settle(null);
    }

    @AfterCommit
    void on(SampleEvaluated evaluated) {
        SampleView sample = samples.find(evaluated.sampleId());
        settle(sample.assigneeId());
    }

    /** What nobody waits for any more is no longer work. */
    void settle(@Nullable UUID assigneeId) {
        LocalDate today = LocalDate.now(clock);
        work.reminded(today.minusDays(REMEMBERED_DAYS), today, until(today), assigneeId).stream()
                .filter(due -> due.samples() == 0)
                .forEach(due -> worklist.done(kind(due), due.assigneeId(), due.assigneeId()));
    }

    private NewWorkItem item(SampleWork.Due due) {
        LocalDate first = due.first() == null ? LocalDate.now(clock) : due.first();
        return new NewWorkItem(
                kind(due),
                due.assigneeId(),
                due.assigneeId(),
                null,
                2,
                List.of(String.valueOf(due.samples()), formats.date(first)),
                "/evaluations",
                first.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private static String kind(SampleWork.Due due) {
        return due.late() ? LATE : SOON;
    }

    private LocalDate until(LocalDate today) {
        return workingDays.after(today, settings.remindWorkingDaysBefore());
    }
}
