package id.binamutu.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many are enough, and what a number can show. Formulas: W. G. Cochran, Sampling Techniques, 3rd ed., Wiley 1977, ch. 4
 * (shares p. 75–76, means p. 77–78), with the finite population correction.
 */
public final class SampleSize {
    private SampleSize() {}

    /**
     * @param share expected, 0 to 1
     * @param margin 0 to 1
     * @param confidence for example 0.95
     * @param population how many there are in all
     * @return n₀ = z²p(1−p)/d², corrected to n₀/(1 + (n₀−1)/N), rounded up
     */
    public static long forShare(double share, double margin, double confidence, long population) {
        double z = z(confidence);
        double n = z * z * share * (1 - share) / (margin * margin);
        return upTo(population, n / (1 + (n - 1) / population));
    }

    /** @return n₀ = (zs/d)², corrected to n₀/(1 + n₀/N), rounded up */
    public static long forMean(double deviation, double margin, double confidence, long population) {
        double root = z(confidence) * deviation / margin;
        double n = root * root;
        return upTo(population, n / (1 + n / population));
    }

    /** Wilson's interval of a share that was seen in n of a finite population; without width when all of it was seen. */
    public static Interval share(double share, long n, double confidence, long population) {
        if (n >= population) {
            return new Interval(share, share, share, n);
        }
        // As wide as that of an infinite population in which more were seen.
        return Statistics.wilson(share, n * (population - 1.0) / (population - n), n, z(confidence));
    }

    /** Half the width of that interval. */
    public static double marginOfShare(double share, long n, double confidence, long population) {
        Interval interval = share(share, n, confidence, population);
        return (interval.high() - interval.low()) / 2;
    }

    /** ts/√n · √(1 − n/N); for one observation, which says nothing about spread, infinite. */
    public static double marginOfMean(double deviation, long n, double confidence, long population) {
        if (n >= population) {
            return 0;
        }
        return n < 2
                ? Double.POSITIVE_INFINITY
                : t(n - 1, confidence) * deviation / Math.sqrt(n) * Math.sqrt(1 - (double) n / population);
    }

    /**
     * The smallest difference between two groups of n that can be seen at all: one without a fault, the other with this many
     * (Fisher's exact test, two-sided; then its p is 2·C(n,k)/C(2n,k)).
     *
     * @return faults of the other group; more than n when no difference can be seen
     */
    public static long smallestVisible(long n, double confidence) {
        double p = 2;
        for (long faults = 1; faults <= n; faults++) {
            p *= (double) (n - faults + 1) / (2 * n - faults + 1);
            if (p < 1 - confidence + 1e-12) {
                return faults;
            }
        }
        return n + 1;
    }

    /** The smallest difference between two means of n each that can be seen, for scores that spread so. */
    public static double visibleDifference(double deviation, long n, double confidence) {
        return n < 2 ? Double.POSITIVE_INFINITY : t(2 * n - 2, confidence) * deviation * Math.sqrt(2.0 / n);
    }

    private static double z(double confidence) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    }

    private static double t(long degrees, double confidence) {
        return TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
    }

    private static long upTo(long population, double n) {
        // What is a whole number but for the last binary digit is not rounded up to the next.
        return Math.max(1, Math.min(population, (long) Math.ceil(n - 1e-9)));
    }
}
