package id.binamutu.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Differences of means without supposing equal spread: B. L. Welch, "The generalization of 'Student''s' problem when several
 * different population variances are involved", Biometrika 34, 1947, 28–35, with the degrees of freedom of F. E. Satterthwaite,
 * Biometrics Bulletin 2, 1946, 110–114.
 */
public final class Difference {
    private Difference() {}

    /** @param variance of the sample (n − 1) */
    public record Group(long n, double mean, double variance) {
        /** From sums, so that groups can be taken out of a whole. */
        public static Group ofSums(long n, double sum, double squares) {
            double mean = n == 0 ? 0 : sum / n;
            return new Group(n, mean, n < 2 ? 0 : Math.max(0, (squares - n * mean * mean) / (n - 1)));
        }
    }

    /** One group and what it is compared with, alike in what else differs (say, the same scorecard). */
    public record Pair(Group one, Group others) {}

    /**
     * Σ w (one − others) with w = the pair's share of all observations of the ones; its variance is Σ w² (s²/n + s²/n). Pairs in
     * which either has fewer than two observations say nothing about spread and are left out.
     *
     * @return 95 % two-sided; n counts the ones' observations. Null when no pair is left or none has any spread
     */
    public static @Nullable Interval of(List<Pair> pairs) {
        List<Pair> usable = pairs.stream()
                .filter(pair -> pair.one().n() > 1 && pair.others().n() > 1)
                .toList();
        long n = usable.stream().mapToLong(pair -> pair.one().n()).sum();
        double difference = 0;
        double variance = 0;
        double byFreedom = 0;
        for (Pair pair : usable) {
            double weight = (double) pair.one().n() / n;
            difference += weight * (pair.one().mean() - pair.others().mean());
            for (Group group : List.of(pair.one(), pair.others())) {
                double part = weight * weight * group.variance() / group.n();
                variance += part;
                byFreedom += part * part / (group.n() - 1);
            }
        }
        if (variance == 0) {
            return null;
        }
        double half = TDistribution.of(variance * variance / byFreedom).inverseSurvivalProbability(0.025)
                * Math.sqrt(variance);
        return new Interval(difference, difference - half, difference + half, n);
    }
}
