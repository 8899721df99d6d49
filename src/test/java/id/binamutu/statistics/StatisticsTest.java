package id.binamutu.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void fiveOfFiveGoodIsNoCertainty() {
        Interval interval = Statistics.wilson(5, 5);
        assertThat(interval.low()).isCloseTo(0.566, within(0.001));
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void twentySevenOfThirtyAgreesWithThePublishedInterval() {
        Interval interval = Statistics.wilson(27, 30);
        assertThat(interval.low()).isCloseTo(0.744, within(0.001));
        assertThat(interval.high()).isCloseTo(0.965, within(0.001));
    }

    @Test
    void nothingSeenIsNoEstimate() {
        assertThat(Statistics.wilson(0, 0)).isNull();
        assertThat(Statistics.mean(0, 0, 0)).isNull();
    }

    @Test
    void oneScoreSaysNothingAboutTheNext() {
        assertThat(Statistics.mean(90, 0, 1)).isEqualTo(new Interval(90, 0, 100, 1));
    }

    @Test
    void fiveTimesAHundredIsNoCertaintyEither() {
        Interval interval = Statistics.mean(100, 0, 5);
        assertThat(interval.low()).isCloseTo(56.6, within(0.1));
        assertThat(interval.high()).isEqualTo(100);
    }

    @Test
    void theMeanOfTenScoresHasStudentsInterval() {
        // t(0.975; 9) = 2.2622
        Interval interval = Statistics.mean(80, 10, 10);
        assertThat(interval.low()).isCloseTo(80 - 2.2622 * 10 / Math.sqrt(10), within(0.001));
        assertThat(interval.high()).isCloseTo(80 + 2.2622 * 10 / Math.sqrt(10), within(0.001));
    }

    @Test
    void theIntervalOfAMeanStaysOnTheScale() {
        assertThat(Statistics.mean(98, 20, 3).high()).isEqualTo(100);
    }
}
