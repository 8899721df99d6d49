package id.binamutu.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

public final class WorkingDaysMother {

    private WorkingDaysMother() {}

    public static WorkingDays without(LocalDate... daysOff) {
        return new WorkingDays(Set.of(daysOff)::contains, Clock.system(ZoneId.of("Asia/Jakarta")));
    }
}
