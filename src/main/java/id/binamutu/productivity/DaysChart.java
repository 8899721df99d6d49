package id.binamutu.productivity;

import java.time.LocalDate;
import java.util.List;

/** A month drawn: a bar per day, a tick at its target; in units of the drawing, which is 100 high. */
record DaysChart(int width, List<Bar> bars) {
    private static final int STEP = 24;

    /** @param y of the top of the bar, which stands on 100 */
    record Bar(LocalDate day, int x, long y, long height, long targetY, int handled, int target) {
        public boolean reached() {
            return handled >= target;
        }
    }

    static DaysChart of(List<DailyFigures> days) {
        int most = Math.max(
                1,
                days.stream()
                        .mapToInt(each -> Math.max(each.handled(), each.target()))
                        .max()
                        .orElse(1));
        List<Bar> bars = java.util.stream.IntStream.range(0, days.size())
                .mapToObj(i -> {
                    DailyFigures each = days.get(i);
                    long height = Math.round(96.0 * each.handled() / most);
                    long target = Math.round(96.0 * each.target() / most);
                    return new Bar(
                            each.day(),
                            i * STEP + 4,
                            100 - height,
                            height,
                            100 - target,
                            each.handled(),
                            each.target());
                })
                .toList();
        return new DaysChart(Math.max(1, days.size()) * STEP, bars);
    }
}
