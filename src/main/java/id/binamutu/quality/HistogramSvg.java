package id.binamutu.quality;

import id.binamutu.evaluation.ScoreBands;
import id.binamutu.web.Formats;
import java.util.ArrayList;
import java.util.List;

/** Scores of random samples as columns, coloured by band. Drawn by {@code quality/_charts :: histogram(chart)}. */
record HistogramSvg(String title, String description, List<Column> columns, List<Border> borders) {
    private static final double LEFT = 14;
    private static final double WIDTH = 392;
    private static final double TOP = 24;
    private static final double BOTTOM = 136;

    /** @param text how many; empty for none */
    record Column(String css, double x, double y, double width, double height, String text, double middle) {}

    /** Where a band begins. */
    record Border(double x, String label) {}

    HistogramSvg {
        columns = List.copyOf(columns);
        borders = List.copyOf(borders);
    }

    static HistogramSvg of(
            String title, String description, Distribution distribution, ScoreBands bands, Formats formats) {
        List<Distribution.Bin> bins = distribution.bins();
        long most = Math.max(
                1, bins.stream().mapToLong(Distribution.Bin::random).max().orElse(1));
        double step = WIDTH / bins.size();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < bins.size(); i++) {
            long count = bins.get(i).random();
            double height = tenth((BOTTOM - TOP) * count / most);
            columns.add(new Column(
                    css(bins.get(i).low(), bands),
                    tenth(LEFT + i * step + 1),
                    BOTTOM - height,
                    tenth(step - 2),
                    height,
                    count == 0 ? "" : formats.number(count),
                    tenth(LEFT + (i + 0.5) * step)));
        }
        return new HistogramSvg(
                title,
                description,
                columns,
                List.of(
                        new Border(x(bands.fair().doubleValue()), formats.number(bands.fair())),
                        new Border(x(bands.good().doubleValue()), formats.number(bands.good()))));
    }

    public boolean empty() {
        return columns.stream().allMatch(column -> column.text().isEmpty());
    }

    private static String css(int low, ScoreBands bands) {
        if (low >= bands.good().doubleValue()) {
            return "bar-value";
        }
        return low >= bands.fair().doubleValue() ? "bar-open" : "bar-late";
    }

    private static double x(double score) {
        return tenth(LEFT + WIDTH * score / 100);
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
