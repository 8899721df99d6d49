package id.binamutu.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {

    /**
     * R. V. Krejcie, D. W. Morgan, "Determining sample size for research activities", Educational and Psychological
     * Measurement 30, 1970, table 1: ±5 %, 95 %, p = 0.5. The table rounds to the nearest, we round up.
     */
    @ParameterizedTest
    @CsvSource({
        "10, 10",
        "50, 44",
        "100, 80",
        "200, 132",
        "300, 169",
        "500, 217",
        "1000, 278",
        "2000, 322",
        "5000, 357",
        "10000, 370",
        "75000, 382",
        "1000000, 384"
    })
    void shareNeedsWhatThePublishedTableSays(long population, long published) {
        assertThat(SampleSize.forShare(0.5, 0.05, 0.95, population)).isBetween(published, published + 1);
    }

    /** Cochran 1977, p. 75–76: p = 0.5, d = 0.05, t = 2 gives 400 of an infinite population; z = 1.96 gives 385. */
    @ParameterizedTest
    @CsvSource({"0.90, 271", "0.95, 385", "0.99, 664"})
    void shareOfALargePopulationNeedsTheKnownNumbers(double confidence, long n) {
        assertThat(SampleSize.forShare(0.5, 0.05, confidence, 100_000_000)).isEqualTo(n);
    }

    @Test
    void meanNeedsTheSquareOfZTimesDeviationByMargin() {
        // (1.959964 · 15 / 3)² = 96.04
        assertThat(SampleSize.forMean(15, 3, 0.95, 100_000_000)).isEqualTo(97);
        // 96.04 / (1 + 96.04 / 200) = 64.9
        assertThat(SampleSize.forMean(15, 3, 0.95, 200)).isEqualTo(65);
    }

    @Test
    void neverMoreThanThereAre() {
        assertThat(SampleSize.forShare(0.5, 0.01, 0.99, 7)).isEqualTo(7);
        assertThat(SampleSize.forMean(40, 1, 0.99, 7)).isEqualTo(7);
        assertThat(SampleSize.marginOfMean(15, 7, 0.95, 7)).isZero();
        assertThat(SampleSize.marginOfShare(0.5, 7, 0.95, 7)).isZero();
    }

    /** Without correction these are Wilson's bounds: 5 of 5 is 56.6 to 100 %, 27 of 30 is 74.4 to 96.5 %. */
    @Test
    void smallNumbersHaveTheIntervalsThatAreKnown() {
        Interval five = SampleSize.share(1, 5, 0.95, 1_000_000_000);
        assertThat(five.low()).isCloseTo(0.5655, within(0.0005));
        assertThat(five.high()).isEqualTo(1);
        Interval thirty = SampleSize.share(0.9, 30, 0.95, 1_000_000_000);
        assertThat(thirty.low()).isCloseTo(0.7438, within(0.0005));
        assertThat(thirty.high()).isCloseTo(0.9654, within(0.0005));
    }

    @Test
    void whatWasSeenOfASmallPopulationSaysMore() {
        assertThat(SampleSize.marginOfShare(0.5, 20, 0.95, 40))
                .isLessThan(SampleSize.marginOfShare(0.5, 20, 0.95, 400));
        assertThat(SampleSize.marginOfMean(15, 20, 0.95, 40)).isLessThan(SampleSize.marginOfMean(15, 20, 0.95, 400));
    }

    /** Fisher's exact test by hand: 5/5 against 1/5 has p = 10/210 = 0.0476; 5/5 against 2/5 has 0.167. */
    @ParameterizedTest
    @CsvSource({"3, 0.95, 4", "4, 0.95, 4", "5, 0.95, 4", "10, 0.95, 5", "30, 0.95, 6", "5, 0.99, 5", "5, 0.90, 4"})
    void differenceIsSeenFromWhatFishersTestSays(long n, double confidence, long faults) {
        assertThat(SampleSize.smallestVisible(n, confidence)).isEqualTo(faults);
    }

    /** t(8; 0.975) = 2.306: 2.306 · 15 · √(2/5) = 21.9. */
    @Test
    void differenceOfMeansIsStudents() {
        assertThat(SampleSize.visibleDifference(15, 5, 0.95)).isCloseTo(21.88, within(0.01));
        // t(4; 0.975) = 2.776: 2.776 · 15 / √5 = 18.6
        assertThat(SampleSize.marginOfMean(15, 5, 0.95, 1_000_000_000)).isCloseTo(18.62, within(0.01));
        assertThat(SampleSize.marginOfMean(15, 1, 0.95, 100)).isInfinite();
    }
}
