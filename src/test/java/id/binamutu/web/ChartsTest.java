package id.binamutu.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private final Formats formats = new Formats();

    @Test
    void aHigherMeanStandsHigherAndItsIntervalReachesAroundIt() {
        IntervalChart chart = intervals(
                null,
                new IntervalChart.Point("5 Okt", new Interval(80, 74, 86, 10)),
                new IntervalChart.Point("12 Okt", new Interval(90, 86, 94, 12)));
        assertThat(chart.marks().get(1).y()).isLessThan(chart.marks().get(0).y());
        assertThat(chart.marks()).allSatisfy(mark -> {
            assertThat(mark.high()).isLessThan(mark.y());
            assertThat(mark.low()).isGreaterThan(mark.y());
        });
    }

    @Test
    void everythingStaysInsideThePicture() {
        IntervalChart chart = intervals(
                85.0,
                new IntervalChart.Point("5 Okt", new Interval(12, 0, 31, 3)),
                new IntervalChart.Point("12 Okt", new Interval(100, 100, 100, 1)));
        assertThat(chart.marks()).allSatisfy(mark -> {
            assertThat(mark.x()).isBetween(0.0, (double) IntervalChart.WIDTH);
            assertThat(mark.high()).isBetween(0.0, (double) IntervalChart.HEIGHT);
            assertThat(mark.low()).isBetween(0.0, (double) IntervalChart.HEIGHT);
        });
    }

    @Test
    void aTargetFarFromAllPointsIsStillShown() {
        IntervalChart chart = intervals(40.0, new IntervalChart.Point("5 Okt", new Interval(90, 88, 92, 10)));
        assertThat(chart.targetY()).isBetween(0.0, (double) IntervalChart.HEIGHT);
    }

    @Test
    void aSinglePointStandsInTheMiddleAndNoneIsNoFault() {
        assertThat(intervals(null, new IntervalChart.Point("5 Okt", new Interval(80, 74, 86, 10)))
                        .marks()
                        .get(0)
                        .x())
                .isEqualTo(221.0);
        assertThat(intervals(null).marks()).isEmpty();
    }

    @Test
    void manyPointsDoNotCrowdTheirLabels() {
        IntervalChart.Point[] points = new IntervalChart.Point[26];
        java.util.Arrays.fill(points, new IntervalChart.Point("5 Okt", new Interval(80, 74, 86, 10)));
        assertThat(intervals(null, points).marks().stream().filter(IntervalChart.Mark::shown))
                .hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void theLongestBarFillsItsRoomAndTheOthersAreInProportion() {
        BarChart chart = BarChart.of("t", "d", List.of(new BarChart.Bar("a", 8, "8"), new BarChart.Bar("b", 2, "2")));
        assertThat(chart.rows().get(0).width()).isEqualTo(BarChart.BAR_WIDTH);
        assertThat(chart.rows().get(1).width()).isEqualTo(BarChart.BAR_WIDTH / 4.0);
    }

    @Test
    void aLongLabelIsShortenedButKeptWhole() {
        String label = "Verifikasi data nasabah sebelum membuka rekening";
        BarChart.Row row = BarChart.of("t", "d", List.of(new BarChart.Bar(label, 0, "0")))
                .rows()
                .get(0);
        assertThat(row.label()).endsWith("…").hasSizeLessThan(label.length());
        assertThat(row.full()).isEqualTo(label);
        assertThat(row.width()).isZero();
    }

    private IntervalChart intervals(Double target, IntervalChart.Point... points) {
        return IntervalChart.of("t", "d", List.of(points), target, formats);
    }
}
