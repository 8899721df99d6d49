package id.binamutu.quality;

import id.binamutu.statistics.ControlChart;
import id.binamutu.web.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A p-chart with limits that go with each point's number. Drawn by {@code quality/_charts :: control(chart)}. */
record ControlSvg(
        String title,
        String description,
        List<Mark> marks,
        List<Tick> ticks,
        @Nullable Double centreY,
        String centreLabel,
        String high,
        String low) {
    private static final double LEFT = 44;
    private static final double RIGHT = 408;
    private static final double TOP = 14;
    private static final double BOTTOM = 136;
    private static final double LABELS = 7;

    /** @param shown whether there is room for the label */
    record Mark(String label, String text, double x, double y, boolean outside, boolean shown) {
        /** A diamond around the point: what is outside is told by its form too. */
        public String diamond() {
            return x + "," + (y - 7) + " " + (x + 7) + "," + y + " " + x + "," + (y + 7) + " " + (x - 7) + "," + y;
        }
    }

    record Tick(String label, double y) {}

    ControlSvg {
        marks = List.copyOf(marks);
        ticks = List.copyOf(ticks);
    }

    static ControlSvg of(String title, String description, ControlChart control, List<String> labels, Formats formats) {
        double lowest = 1;
        for (ControlChart.Point point : control.points()) {
            if (point.share() != null && point.low() != null) {
                lowest = Math.min(lowest, Math.min(point.share(), point.low()));
            }
        }
        double floor = Math.min(0.9, Math.floor(lowest * 10) / 10);
        int count = control.points().size();
        double step = (RIGHT - LEFT) / Math.max(1, count);
        int every = Math.max(1, (int) Math.ceil(count / LABELS));
        List<Mark> marks = new ArrayList<>();
        List<String> high = new ArrayList<>();
        List<String> low = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ControlChart.Point point = control.points().get(i);
            if (point.share() == null || point.low() == null || point.high() == null) {
                continue;
            }
            double from = tenth(LEFT + i * step);
            double to = tenth(from + step);
            marks.add(new Mark(
                    labels.get(i),
                    labels.get(i) + ": " + formats.percent(point.share() * 100),
                    tenth(from + step / 2),
                    y(point.share(), floor),
                    point.outside(),
                    i % every == 0));
            high.add(from + "," + y(point.high(), floor) + " " + to + "," + y(point.high(), floor));
            low.add(from + "," + y(point.low(), floor) + " " + to + "," + y(point.low(), floor));
        }
        Double centre = control.centre();
        double middle = (1 + floor) / 2;
        return new ControlSvg(
                title,
                description,
                marks,
                List.of(
                        new Tick(formats.percent(100), y(1, floor)),
                        new Tick(formats.percent(middle * 100), y(middle, floor)),
                        new Tick(formats.percent(floor * 100), y(floor, floor))),
                centre == null ? null : y(centre, floor),
                centre == null ? "" : formats.percent(centre * 100),
                String.join(" ", high),
                String.join(" ", low));
    }

    public String polyline() {
        return marks.stream().map(mark -> mark.x() + "," + mark.y()).collect(Collectors.joining(" "));
    }

    private static double y(double share, double floor) {
        return tenth(BOTTOM - (share - floor) / (1 - floor) * (BOTTOM - TOP));
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
