package id.binamutu.web;

import java.util.ArrayList;
import java.util.List;

/** Amounts side by side as horizontal bars with their labels and values. Drawn by {@code fragments/chart :: bars(chart)}. */
public record BarChart(String title, String description, List<Row> rows, int height) {
    public static final int WIDTH = 420;
    static final int BAR_LEFT = 158;
    static final int BAR_WIDTH = 200;
    private static final int ROW = 24;
    private static final int LABEL_LENGTH = 24;

    /** @param text the value as it is read */
    public record Bar(String label, double value, String text) {}

    /** @param label as short as there is room for; {@code full} is the whole of it */
    public record Row(String label, String full, String text, double y, double middle, double width, double valueX) {}

    public BarChart {
        rows = List.copyOf(rows);
    }

    public static BarChart of(String title, String description, List<Bar> bars) {
        double most = Math.max(bars.stream().mapToDouble(Bar::value).max().orElse(0), 0);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double width = most == 0 ? 0 : Math.round(Math.max(bar.value(), 0) / most * BAR_WIDTH * 10) / 10.0;
            rows.add(new Row(
                    shortened(bar.label()),
                    bar.label(),
                    bar.text(),
                    i * ROW + 5.0,
                    i * ROW + 16.0,
                    width,
                    BAR_LEFT + width + 6));
        }
        return new BarChart(title, description, rows, Math.max(ROW, bars.size() * ROW + 4));
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LABEL_LENGTH
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LABEL_LENGTH - 1))
                                .stripTrailing() + "…";
    }
}
