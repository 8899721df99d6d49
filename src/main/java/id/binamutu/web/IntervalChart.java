package id.binamutu.web;

import id.binamutu.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Means over time, each with its confidence interval as a bar behind the point, and the target as a line. Drawn by
 * {@code fragments/chart :: intervals(chart)}; the numbers stand in a table beside it.
 */
public record IntervalChart(
        String title,
        String description,
        List<Mark> marks,
        List<Tick> ticks,
        @Nullable Double targetY,
        String targetLabel) {
    public static final int WIDTH = 420;
    public static final int HEIGHT = 150;
    private static final int LEFT = 34;
    private static final int RIGHT = 408;
    private static final int TOP = 10;
    private static final int BOTTOM = 126;

    public record Point(String label, Interval interval) {}

    /** @param shown whether there is room for the label */
    public record Mark(String label, String text, double x, double y, double low, double high, boolean shown) {}

    public record Tick(String label, double y) {}

    public IntervalChart {
        marks = List.copyOf(marks);
        ticks = List.copyOf(ticks);
    }

    /** @param points in the order in which they are read; those that rest on nothing leave a gap in time only */
    public static IntervalChart of(
            String title, String description, List<Point> points, @Nullable Double target, Formats formats) {
        double lowest = points.stream()
                .mapToDouble(point -> point.interval().low())
                .min()
                .orElse(0);
        double highest = points.stream()
                .mapToDouble(point -> point.interval().high())
                .max()
                .orElse(100);
        if (target != null) {
            lowest = Math.min(lowest, target);
            highest = Math.max(highest, target);
        }
        double floor = Math.floor(lowest / 10) * 10;
        double ceiling = Math.max(floor + 10, Math.ceil(highest / 10) * 10);
        Scale scale = new Scale(floor, ceiling);
        int every = Math.max(1, (int) Math.ceil(points.size() / 8.0));
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Interval interval = points.get(i).interval();
            marks.add(new Mark(
                    points.get(i).label(),
                    points.get(i).label() + ": " + formats.interval(interval),
                    x(i, points.size()),
                    scale.y(interval.estimate()),
                    scale.y(interval.low()),
                    scale.y(interval.high()),
                    i % every == 0));
        }
        List<Tick> ticks = List.of(
                new Tick(formats.number(ceiling), scale.y(ceiling)),
                new Tick(formats.number((floor + ceiling) / 2), scale.y((floor + ceiling) / 2)),
                new Tick(formats.number(floor), scale.y(floor)));
        return new IntervalChart(
                title,
                description,
                marks,
                ticks,
                target == null ? null : scale.y(target),
                target == null ? "" : formats.number(target));
    }

    /** The line through the points. */
    public String polyline() {
        return marks.stream().map(mark -> mark.x() + "," + mark.y()).collect(Collectors.joining(" "));
    }

    private static double x(int i, int count) {
        double room = RIGHT - LEFT - 24;
        return tenth(count == 1 ? LEFT + 12 + room / 2 : LEFT + 12 + room * i / (count - 1));
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private record Scale(double floor, double ceiling) {
        double y(double value) {
            return tenth(BOTTOM - (value - floor) / (ceiling - floor) * (BOTTOM - TOP));
        }
    }
}
