package id.binamutu.coaching;

import static id.binamutu.coaching.CoachingState.CLOSED;
import static id.binamutu.coaching.CoachingState.COMMITTED;
import static id.binamutu.coaching.CoachingState.DROPPED;
import static id.binamutu.coaching.CoachingState.HELD;
import static id.binamutu.coaching.CoachingState.OPEN;
import static id.binamutu.coaching.CoachingState.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.calendar.WorkingDaysMother;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoachingStateTest {
    @Test
    void theChainGoesForwardOnly() {
        assertThat(after(OPEN)).containsExactlyInAnyOrder(PLANNED, HELD, DROPPED);
        assertThat(after(PLANNED)).containsExactlyInAnyOrder(PLANNED, HELD, DROPPED);
        assertThat(after(HELD)).containsExactlyInAnyOrder(COMMITTED, CLOSED, DROPPED);
        assertThat(after(COMMITTED)).as("what was signed stands").containsExactly(CLOSED);
        assertThat(after(CLOSED)).isEmpty();
        assertThat(after(DROPPED)).isEmpty();
    }

    @Test
    void threeWorkingDaysSkipTheWeekend() {
        Clock clock = Clock.system(ZoneId.of("Asia/Jakarta"));
        Deadlines deadlines = new Deadlines(clock, WorkingDaysMother.without(), 3, 2, 2);

        // Thursday evening in Jakarta; the next three working days end on Tuesday.
        assertThat(deadlines.toHold(Instant.parse("2026-10-22T13:00:00Z"))).isEqualTo("2026-10-27T16:59:00Z");
        // Already Friday in Jakarta, still Thursday in Greenwich.
        assertThat(deadlines.toHold(Instant.parse("2026-10-22T18:00:00Z"))).isEqualTo("2026-10-28T16:59:00Z");
        assertThat(deadlines.toWrite(Instant.parse("2026-10-24T03:00:00Z"))).isEqualTo("2026-10-27T16:59:00Z");
    }

    @Test
    void holidaysDoNotCountEither() {
        Clock clock = Clock.system(ZoneId.of("Asia/Jakarta"));
        Deadlines deadlines = new Deadlines(clock, WorkingDaysMother.without(LocalDate.of(2026, 10, 26)), 3, 2, 2);

        assertThat(deadlines.toHold(Instant.parse("2026-10-22T13:00:00Z"))).isEqualTo("2026-10-28T16:59:00Z");
    }

    private static Set<CoachingState> after(CoachingState state) {
        return EnumSet.allOf(CoachingState.class).stream()
                .filter(state::canTransitionTo)
                .collect(Collectors.toSet());
    }
}
