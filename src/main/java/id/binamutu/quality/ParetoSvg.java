package id.binamutu.quality;

import id.binamutu.web.BarChart;
import id.binamutu.web.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The criteria that fail most, with the share of all failures up to each. Drawn by {@code quality/_charts :: pareto(chart)}. */
record ParetoSvg(BarChart bars, List<Mark> marks) {
    static final int MOST = 10;

    private static final double LEFT = 158;
    private static final double WIDTH = 200;

    /** @param text the cumulative share as it is read */
    record Mark(double x, double y, String text) {}

    ParetoSvg {
        marks = List.copyOf(marks);
    }

    static ParetoSvg of(String title, String description, List<Failure> failures, Formats formats) {
        List<Failure> shown = failures.stream()
                .filter(failure -> failure.failed() > 0)
                .limit(MOST)
                .toList();
        BarChart bars = BarChart.of(
                title,
                description,
                shown.stream()
                        .map(failure -> new BarChart.Bar(
                                failure.criterion(), failure.failed(), formats.number(failure.failed())))
                        .toList());
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Double cumulative = shown.get(i).cumulative();
            if (cumulative != null) {
                marks.add(new Mark(
                        Math.round((LEFT + WIDTH * cumulative) * 10) / 10.0,
                        bars.rows().get(i).y() + 7,
                        formats.percent(cumulative * 100)));
            }
        }
        return new ParetoSvg(bars, marks);
    }

    public String polyline() {
        return marks.stream().map(mark -> mark.x() + "," + mark.y()).collect(Collectors.joining(" "));
    }
}
