package id.binamutu.workload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A week's samples by the day on which they are due: scored, open and late on top of each other. */
public record WeekChart(List<Bar> bars) {
    private static final int BOTTOM = 96;
    private static final int TALLEST = 76;
    private static final double SLOT = 60;

    /** Heights and tops of the three parts, from the ground up. */
    public record Bar(
            LocalDate day,
            long total,
            double x,
            double scored,
            double scoredTop,
            double open,
            double openTop,
            double late,
            double lateTop) {}

    public WeekChart {
        bars = List.copyOf(bars);
    }

    static WeekChart of(List<WorkloadPage.Day> days) {
        long most = Math.max(
                1, days.stream().mapToLong(WorkloadPage.Day::total).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            WorkloadPage.Day day = days.get(i);
            double scored = height(day.scored(), most);
            double open = height(day.open(), most);
            double late = height(day.late(), most);
            bars.add(new Bar(
                    day.day(),
                    day.total(),
                    i * SLOT + 14,
                    scored,
                    BOTTOM - scored,
                    open,
                    BOTTOM - scored - open,
                    late,
                    BOTTOM - scored - open - late));
        }
        return new WeekChart(bars);
    }

    private static double height(long count, long most) {
        return Math.round(10.0 * TALLEST * count / most) / 10.0;
    }
}
