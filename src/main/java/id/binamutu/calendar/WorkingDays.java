package id.binamutu.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Monday to Friday without the days off. What was reckoned and stored before a day off was entered stays as it was. */
@Component
public class WorkingDays {

    private final DaysOff daysOff;
    private final Clock clock;

    WorkingDays(DaysOff daysOff, Clock clock) {
        this.daysOff = daysOff;
        this.clock = clock;
    }

    public boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !daysOff.include(day);
    }

    public LocalDate after(LocalDate day, int workingDays) {
        LocalDate end = day;
        for (int left = workingDays; left > 0; ) {
            end = end.plusDays(1);
            if (isOne(end)) {
                left--;
            }
        }
        return end;
    }

    /** At the same time of the day in Jakarta. */
    public Instant after(Instant moment, int workingDays) {
        ZonedDateTime from = moment.atZone(clock.getZone());
        return from.with(after(from.toLocalDate(), workingDays)).toInstant();
    }

    /** Both days included. */
    public int between(LocalDate from, LocalDate to) {
        return (int) from.datesUntil(to.plusDays(1)).filter(this::isOne).count();
    }
}
