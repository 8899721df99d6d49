package id.binamutu.statistics;

/**
 * A 95 % confidence interval.
 *
 * @param estimate the point in it: a mean, or a share
 * @param low lower bound
 * @param high upper bound
 * @param n how many observations it rests on
 */
public record Interval(double estimate, double low, double high, long n) {}
