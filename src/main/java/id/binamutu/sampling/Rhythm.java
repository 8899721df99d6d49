package id.binamutu.sampling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How often a schedule makes a plan. */
public enum Rhythm {
    /** Monday to Sunday. */
    WEEKLY {
        @Override
        LocalDate begin(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate begin) {
            return begin.plusWeeks(1);
        }
    },
    MONTHLY {
        @Override
        LocalDate begin(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate begin) {
            return begin.plusMonths(1);
        }
    };

    /** First day of the period that the day is in. */
    abstract LocalDate begin(LocalDate day);

    /** First day of the period after the one that begins on the day. */
    abstract LocalDate next(LocalDate begin);
}
