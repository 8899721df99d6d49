package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    /** 28 October 2026 is a Wednesday. */
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 10, 28);

    @Test
    void weekendsAndHolidaysDoNotCount() {
        WorkingDays days = new WorkingDays(List.of("2026-10-29"));

        assertThat(days.after(WEDNESDAY, 1)).isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(days.after(WEDNESDAY, 2)).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(days.between(WEDNESDAY, LocalDate.of(2026, 11, 2))).isEqualTo(3);
    }

    @Test
    void periodsBeginOnMondayOrOnTheFirst() {
        assertThat(Rhythm.WEEKLY.begin(WEDNESDAY)).isEqualTo(LocalDate.of(2026, 10, 26));
        assertThat(Rhythm.WEEKLY.next(LocalDate.of(2026, 10, 26))).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(Rhythm.MONTHLY.begin(WEDNESDAY)).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(Rhythm.MONTHLY.next(LocalDate.of(2026, 10, 1))).isEqualTo(LocalDate.of(2026, 11, 1));
    }
}
