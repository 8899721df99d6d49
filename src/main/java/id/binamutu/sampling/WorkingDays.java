package id.binamutu.sampling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Monday to Friday without the public holidays that are set. */
@Component
public class WorkingDays {

    private final Set<LocalDate> holidays;

    WorkingDays(@Value("${binamutu.holidays:}") List<String> holidays) {
        this.holidays = Set.copyOf(holidays.stream().map(LocalDate::parse).toList());
    }

    public boolean isOne(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
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

    /** Both days included. */
    public int between(LocalDate from, LocalDate to) {
        return (int) from.datesUntil(to.plusDays(1)).filter(this::isOne).count();
    }
}
