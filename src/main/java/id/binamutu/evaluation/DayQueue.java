package id.binamutu.evaluation;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.sampling.SampleWork;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The part of a queue that is today's: as many samples as have to be scored today so that all can be done before they are due.
 *
 * @param done scored today
 * @param total of the day, those that are done included
 */
record DayQueue(long done, long total) {

    /** @param open what waits, by the day on which it is due */
    static DayQueue of(long done, List<SampleWork.Day> open, LocalDate today, WorkingDays workingDays) {
        long total = done;
        long until = done;
        for (SampleWork.Day day : open.stream()
                .sorted(Comparator.comparing(SampleWork.Day::dueOn))
                .toList()) {
            until += day.open();
            long days = day.dueOn().isAfter(today) ? Math.max(1, workingDays.between(today, day.dueOn())) : 1;
            total = Math.max(total, (until + days - 1) / days);
        }
        return new DayQueue(done, total);
    }

    /** Which one of the day is being scored; beyond the last one it goes on counting. */
    public long position() {
        return done + 1;
    }

    /** Of how many: never fewer than are being scored. */
    public long of() {
        return Math.max(total, position());
    }

    public long left() {
        return total - done;
    }
}
