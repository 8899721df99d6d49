package id.binamutu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    /** 28 October 2026 is a Wednesday. */
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 10, 28);

    private final WorkingDays days = WorkingDaysMother.without(LocalDate.of(2026, 10, 29));

    @Test
    void weekendsAndDaysOffDoNotCount() {
        assertThat(days.isOne(LocalDate.of(2026, 10, 29))).isFalse();
        assertThat(days.isOne(LocalDate.of(2026, 10, 31))).isFalse();
        assertThat(days.after(WEDNESDAY, 1)).isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(days.after(WEDNESDAY, 2)).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(days.between(WEDNESDAY, LocalDate.of(2026, 11, 2))).isEqualTo(3);
    }

    @Test
    void timeOfTheDayStaysAndTheDayIsTheOneInJakarta() {
        // Wednesday half past six in the morning in Jakarta, still Tuesday in Greenwich.
        assertThat(days.after(Instant.parse("2026-10-27T23:30:00Z"), 1)).isEqualTo("2026-10-29T23:30:00Z");
        // Found on a Saturday: the first working day after it.
        assertThat(days.after(Instant.parse("2026-10-31T03:00:00Z"), 1)).isEqualTo("2026-11-02T03:00:00Z");
    }
}
