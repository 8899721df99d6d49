package id.binamutu.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.binamutu.statistics.Difference.Group;
import id.binamutu.statistics.Difference.Pair;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    /** Student's data on sleep (Biometrika 6, 1908): the example of R's t.test, where the interval is −3.3654832 to 0.2054832. */
    private static final Group FIRST = group(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);

    private static final Group SECOND = group(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

    @Test
    void studentsSleepDataHaveThePublishedInterval() {
        Interval difference = Difference.of(List.of(new Pair(FIRST, SECOND)));

        assertThat(difference).isNotNull();
        assertThat(difference.estimate()).isCloseTo(-1.58, within(1e-9));
        assertThat(difference.low()).isCloseTo(-3.3654832, within(1e-6));
        assertThat(difference.high()).isCloseTo(0.2054832, within(1e-6));
        assertThat(difference.n()).isEqualTo(10);
    }

    @Test
    void severalPairsAreWeighedByTheOnesObservations() {
        Group strict = new Group(30, 70, 25);
        Group mild = new Group(10, 90, 25);
        Group others = new Group(100, 80, 25);

        Interval difference = Difference.of(List.of(new Pair(strict, others), new Pair(mild, others)));

        assertThat(difference).isNotNull();
        assertThat(difference.estimate()).isCloseTo((30 * -10 + 10 * 10) / 40.0, within(1e-9));
        assertThat(difference.n()).isEqualTo(40);
    }

    @Test
    void whoeverIsAloneOrSaysNothingAboutSpreadIsComparedWithNobody() {
        assertThat(Difference.of(List.of())).isNull();
        assertThat(Difference.of(List.of(new Pair(new Group(1, 50, 0), SECOND))))
                .isNull();
        assertThat(Difference.of(List.of(new Pair(new Group(5, 100, 0), new Group(5, 90, 0)))))
                .isNull();
    }

    private static Group group(double... values) {
        return Group.ofSums(
                values.length,
                DoubleStream.of(values).sum(),
                DoubleStream.of(values).map(value -> value * value).sum());
    }
}
