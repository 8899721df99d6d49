package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.sampling.SampleWork;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DayQueueTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

    private final WorkingDays everyDay = mock(WorkingDays.class);

    DayQueueTest() {
        when(everyDay.between(any(), any()))
                .thenAnswer(
                        call -> (int) ChronoUnit.DAYS.between(call.getArgument(0), call.<LocalDate>getArgument(1)) + 1);
    }

    @Test
    void whatIsDueTodayIsTodays() {
        assertThat(of(0, due(0, 4), due(9, 10))).isEqualTo(new DayQueue(0, 4));
    }

    @Test
    void whatIsDueLaterIsSpreadOverTheDaysUntilThen() {
        assertThat(of(0, due(4, 10))).isEqualTo(new DayQueue(0, 2));
        assertThat(of(0, due(4, 11))).isEqualTo(new DayQueue(0, 3));
    }

    @Test
    void theTightestDayCounts() {
        assertThat(of(0, due(1, 6), due(9, 4))).isEqualTo(new DayQueue(0, 3));
        assertThat(of(0, due(9, 14), due(1, 2))).isEqualTo(new DayQueue(0, 2));
    }

    @Test
    void whatIsLateIsTodays() {
        assertThat(of(0, due(-3, 5))).isEqualTo(new DayQueue(0, 5));
    }

    @Test
    void theDaysPartStaysWhileItIsDone() {
        assertThat(of(0, due(4, 10)).total()).isEqualTo(2);
        assertThat(of(1, due(4, 9))).isEqualTo(new DayQueue(1, 2));
        assertThat(of(2, due(4, 8)).left()).isZero();
    }

    @Test
    void whoDoesMoreThanTheDaysPartGoesOnCounting() {
        DayQueue more = of(3, due(4, 7));
        assertThat(more.position()).isEqualTo(4);
        assertThat(more.of()).isEqualTo(4);
    }

    private DayQueue of(long done, SampleWork.Day... open) {
        return DayQueue.of(done, List.of(open), TODAY, everyDay);
    }

    private static SampleWork.Day due(int inDays, long open) {
        return new SampleWork.Day(UUID.randomUUID(), TODAY.plusDays(inDays), 0, open);
    }
}
