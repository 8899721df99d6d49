package id.binamutu.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Half a month of conversations, of which samples are drawn on the day after.
 *
 * @param quota samples per agent
 * @param running whether its samples are still being scored
 */
record DemoHalf(
        YearMonth month, int number, LocalDate from, LocalDate to, LocalDate drawnOn, int quota, boolean running) {
    static List<DemoHalf> of(YearMonth month, LocalDate today) {
        List<DemoHalf> halves = new ArrayList<>();
        add(halves, month, 1, month.atDay(1), month.atDay(14), 3, today);
        add(halves, month, 2, month.atDay(15), month.atEndOfMonth(), 2, today);
        return halves;
    }

    private static void add(
            List<DemoHalf> halves,
            YearMonth month,
            int number,
            LocalDate from,
            LocalDate to,
            int quota,
            LocalDate today) {
        LocalDate last = to.isBefore(today) ? to : today.minusDays(1);
        // a few days make too small a population to draw from
        if (!last.isBefore(from.plusDays(4))) {
            halves.add(new DemoHalf(
                    month,
                    number,
                    from,
                    last,
                    last.plusDays(1),
                    quota,
                    YearMonth.from(today).equals(month)));
        }
    }

    @Override
    public String toString() {
        return month + "-" + number;
    }
}
