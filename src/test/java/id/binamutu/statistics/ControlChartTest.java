package id.binamutu.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.binamutu.statistics.ControlChart.Count;
import id.binamutu.statistics.ControlChart.Position;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the worked examples of Montgomery, Introduction to Statistical Quality Control, 6th ed., ch. 7.2. */
class ControlChartTest {
    /** Example 7.1: cans of frozen orange juice, 30 samples of 50. */
    private static final int[] CANS = {
        12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6
    };

    /** Table 7.4: purchase orders with errors, 25 weeks of different size. */
    private static final int[] ORDERS = {
        100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100, 100, 100, 100, 90,
        90
    };

    private static final int[] WRONG = {
        12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9
    };

    @Test
    void orangeJuiceCansHaveTheLimitsOfTheBook() {
        ControlChart chart = ControlChart.of(
                IntStream.of(CANS).mapToObj(wrong -> new Count(wrong, 50)).toList());

        assertThat(chart.centre()).isCloseTo(0.2313, within(5e-5));
        assertThat(chart.points().get(0).high()).isCloseTo(0.4102, within(5e-5));
        assertThat(chart.points().get(0).low()).isCloseTo(0.0524, within(5e-5));
        assertThat(outside(chart)).containsExactly(15, 23);
        assertThat(chart.settled()).isTrue();
    }

    @Test
    void limitsGoWithTheNumberOfEachWeek() {
        ControlChart chart = ControlChart.of(IntStream.range(0, ORDERS.length)
                .mapToObj(i -> new Count(WRONG[i], ORDERS[i]))
                .toList());

        assertThat(chart.centre()).isCloseTo(0.0955, within(5e-5));
        assertThat(chart.points().get(1).high()).isCloseTo(0.194, within(5e-4));
        assertThat(chart.points().get(10).high()).isCloseTo(0.180, within(6e-4));
        assertThat(outside(chart)).containsExactly(11);
        assertThat(chart.points().get(10).position()).isEqualTo(Position.ABOVE);
    }

    @Test
    void limitsEndAtNothingAndAtAll() {
        ControlChart chart = ControlChart.of(List.of(new Count(9, 10), new Count(10, 10), new Count(2, 2)));

        assertThat(chart.points()).allSatisfy(point -> {
            assertThat(point.high()).isEqualTo(1);
            assertThat(point.low()).isBetween(0.0, 1.0);
            assertThat(point.rough()).isTrue();
        });
        assertThat(chart.settled()).isFalse();
    }

    @Test
    void aPeriodWithoutObservationsHasNeitherShareNorLimits() {
        ControlChart chart = ControlChart.of(List.of(new Count(40, 50), new Count(0, 0)));

        assertThat(chart.points().get(1).share()).isNull();
        assertThat(chart.points().get(1).outside()).isFalse();
        assertThat(chart.periods()).isEqualTo(1);
    }

    @Test
    void nothingAtAllHasNoCentre() {
        assertThat(ControlChart.of(Collections.nCopies(3, new Count(0, 0))).centre())
                .isNull();
        assertThat(ControlChart.of(List.of()).centre()).isNull();
    }

    /** From 1. */
    private static List<Integer> outside(ControlChart chart) {
        return IntStream.range(0, chart.points().size())
                .filter(i -> chart.points().get(i).outside())
                .mapToObj(i -> i + 1)
                .toList();
    }
}
