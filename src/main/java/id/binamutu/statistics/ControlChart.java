package id.binamutu.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shares over time with three-sigma control limits that go with each period's own number: the p-chart, p̄ ± 3√(p̄(1−p̄)/nᵢ),
 * cut at 0 and 1 (W. A. Shewhart, Economic Control of Quality of Manufactured Product, 1931; D. C. Montgomery, Introduction to
 * Statistical Quality Control, 6th ed., Wiley 2009, ch. 7.2). A point outside is a sign to look for a cause, not a proof of one.
 *
 * @param centre p̄, all successes ÷ all observations; null when there is nothing
 * @param points in the order of time
 */
public record ControlChart(@Nullable Double centre, List<Point> points) {
    /** With fewer periods the limits are those of a trial: Montgomery asks for 20 to 25. */
    public static final int ENOUGH_PERIODS = 20;

    private static final double ENOUGH_EXPECTED = 5;

    public enum Position {
        WITHIN,
        ABOVE,
        BELOW
    }

    public record Count(long successes, long n) {}

    /**
     * @param low null where nothing was observed
     * @param rough fewer than five of the rarer kind are expected: the limits are those of a bell curve that is not there yet
     */
    public record Point(
            Count count,
            @Nullable Double share,
            @Nullable Double low,
            @Nullable Double high,
            Position position,
            boolean rough) {
        public boolean outside() {
            return position != Position.WITHIN;
        }
    }

    public ControlChart {
        points = List.copyOf(points);
    }

    public static ControlChart of(List<Count> counts) {
        long successes = counts.stream().mapToLong(Count::successes).sum();
        long n = counts.stream().mapToLong(Count::n).sum();
        if (n == 0) {
            return new ControlChart(
                    null,
                    counts.stream()
                            .map(count -> new Point(count, null, null, null, Position.WITHIN, true))
                            .toList());
        }
        double centre = (double) successes / n;
        return new ControlChart(
                centre, counts.stream().map(count -> point(count, centre)).toList());
    }

    private static Point point(Count count, double centre) {
        if (count.n() == 0) {
            return new Point(count, null, null, null, Position.WITHIN, true);
        }
        double share = (double) count.successes() / count.n();
        double half = 3 * Math.sqrt(centre * (1 - centre) / count.n());
        double low = Math.max(0, centre - half);
        double high = Math.min(1, centre + half);
        // The last binary digit makes no signal.
        Position position =
                share > high + 1e-12 ? Position.ABOVE : share < low - 1e-12 ? Position.BELOW : Position.WITHIN;
        return new Point(count, share, low, high, position, count.n() * Math.min(centre, 1 - centre) < ENOUGH_EXPECTED);
    }

    /** Periods in which something was observed. */
    public long periods() {
        return points.stream().filter(point -> point.share() != null).count();
    }

    /** Whether there are as many periods as limits should rest on. */
    public boolean settled() {
        return periods() >= ENOUGH_PERIODS;
    }
}
