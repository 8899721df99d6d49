package id.binamutu.calendar;

import id.binamutu.people.Directory;
import id.binamutu.people.Role;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Year;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the coordinators for the days off of a year that has none, before deadlines reach into it. */
@Service
class CalendarReminder {
    static final String MISSING = "holidays-missing";

    private final CalendarService calendar;
    private final Directory directory;
    private final Worklist worklist;
    private final Clock clock;

    CalendarReminder(CalendarService calendar, Directory directory, Worklist worklist, Clock clock) {
        this.calendar = calendar;
        this.directory = directory;
        this.worklist = worklist;
        this.clock = clock;
    }

    /** Again on the same day has no further effect. */
    @Transactional
    void remind() {
        calendar.missing()
                .ifPresent(year -> worklist.openAll(directory.holding(Role.COORDINATOR).stream()
                        .map(coordinator -> new NewWorkItem(
                                MISSING,
                                CalendarService.subject(year),
                                coordinator.id(),
                                null,
                                1,
                                List.of(String.valueOf(year)),
                                "/calendar?year=" + year,
                                Year.of(year)
                                        .atDay(1)
                                        .atStartOfDay(clock.getZone())
                                        .toInstant()))
                        .toList()));
    }
}
