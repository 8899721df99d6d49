package id.binamutu.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the margin shrinks as the number grows, with the chosen quota and the wished margin in it. */
public record SizeChart(
        List<String> points,
        List<Tick> xTicks,
        List<Tick> yTicks,
        @Nullable Mark chosen,
        double wishedY,
        @Nullable Mark needed) {
    private static final double LEFT = 40;
    private static final double RIGHT = 408;
    private static final double TOP = 12;
    private static final double BOTTOM = 146;
    private static final int STEPS = 120;

    public record Tick(String label, double at) {}

    public record Mark(double x, double y, long n, double margin) {}

    public SizeChart {
        points = List.copyOf(points);
        xTicks = List.copyOf(xTicks);
        yTicks = List.copyOf(yTicks);
    }

    /** @param margin in points, of n */
    static SizeChart of(long population, long chosen, long needed, double wished, LongToDoubleFunction margin) {
        long longest = Math.max(10, Math.max(Math.round(needed * 1.15), chosen * 2));
        long most = Math.max(2, Math.min(population, longest));
        List<String> points = new ArrayList<>();
        long before = 0;
        for (int i = 0; i <= STEPS; i++) {
            long n = Math.max(1, Math.round((double) most * i / STEPS));
            double at = margin.applyAsDouble(n);
            if (n != before && Double.isFinite(at)) {
                points.add(x(n, most) + "," + y(at));
            }
            before = n;
        }
        List<Tick> xs = new ArrayList<>();
        for (long n : new long[] {1, most / 4, most / 2, most * 3 / 4, most}) {
            if (n >= 1 && xs.stream().noneMatch(tick -> tick.label().equals(String.valueOf(n)))) {
                xs.add(new Tick(String.valueOf(n), x(n, most)));
            }
        }
        List<Tick> ys = List.of(new Tick("50", y(50)), new Tick("25", y(25)), new Tick("0", y(0)));
        return new SizeChart(
                points,
                xs,
                ys,
                mark(Math.min(chosen, population), most, margin),
                y(wished),
                mark(needed, most, margin));
    }

    public String polyline() {
        return points.stream().collect(Collectors.joining(" "));
    }

    private static @Nullable Mark mark(long n, long most, LongToDoubleFunction margin) {
        double at = margin.applyAsDouble(n);
        return Double.isFinite(at) ? new Mark(x(n, most), y(at), n, at) : null;
    }

    private static double x(long n, long most) {
        return tenth(LEFT + (RIGHT - LEFT) * n / most);
    }

    private static double y(double points) {
        return tenth(BOTTOM - (BOTTOM - TOP) * Math.min(50, points) / 50);
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
