package id.binamutu.statistics;

import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/** Intervals for small numbers, 95 % two-sided. */
public final class Statistics {
    /** 97.5 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private static final double SCARCELY_MORE_THAN_ONE = 1.1;

    private Statistics() {}

    /**
     * A share with Wilson's score interval (E. B. Wilson, "Probable inference, the law of succession, and statistical
     * inference", JASA 22, 1927, 209–212): sensible also for 5 of 5.
     *
     * @return estimate and bounds in 0…1; null when n is 0
     */
    public static @Nullable Interval wilson(long successes, long n) {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " of " + n);
        }
        if (n == 0) {
            return null;
        }
        return wilson((double) successes / n, n, n);
    }

    private static Interval wilson(double p, double effective, long n) {
        return wilson(p, effective, n, Z);
    }

    /** @param effective how many observations it counts for; {@code n} says how many there were */
    static Interval wilson(double p, double effective, long n, double z) {
        double z2 = z * z;
        double centre = (p + z2 / (2 * effective)) / (1 + z2 / effective);
        double half = z / (1 + z2 / effective) * Math.sqrt(p * (1 - p) / effective + z2 / (4 * effective * effective));
        return new Interval(p, Math.max(0, centre - half), Math.min(1, centre + half), n);
    }

    /**
     * A mean of scores between 0 and 100 with Student's interval ("The probable error of a mean", Biometrika 6, 1908, 1–25),
     * cut at 0 and 100. One observation says nothing about spread: its interval is
     * 0 to 100. Scores that are all equal say little about it either: their interval is Wilson's for a share of the same
     * size, which is the widest that scores between 0 and 100 with this mean can need. So 5 × 100 is 56.6 to 100.
     *
     * @param standardDeviation of the sample (n − 1); ignored when n is 1
     * @return null when n is 0
     */
    public static @Nullable Interval mean(double mean, double standardDeviation, long n) {
        return mean(mean, standardDeviation, n, n);
    }

    /**
     * The same for observations of unequal weight.
     *
     * @param effective how many observations of equal weight would say as much, at most n
     */
    public static @Nullable Interval mean(double mean, double standardDeviation, long n, double effective) {
        if (n == 0) {
            return null;
        }
        if (n == 1 || effective < SCARCELY_MORE_THAN_ONE) {
            return new Interval(mean, 0, 100, n);
        }
        if (standardDeviation == 0) {
            Interval share = wilson(mean / 100, effective, n);
            return new Interval(mean, 100 * share.low(), 100 * share.high(), n);
        }
        double half = TDistribution.of(effective - 1).inverseSurvivalProbability(0.025)
                * standardDeviation
                / Math.sqrt(effective);
        return new Interval(mean, Math.max(0, mean - half), Math.min(100, mean + half), n);
    }
}
