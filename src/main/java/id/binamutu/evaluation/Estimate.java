package id.binamutu.evaluation;

import id.binamutu.statistics.Interval;
import id.binamutu.statistics.Statistics;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Mean score of random samples, each weighed by how many conversations of its draw's population it stands for (N/n of its
 * stratum), so that strata and agents that are sampled more do not count more. The interval rests on the effective number of
 * samples, (Σw)² ÷ Σw² (L. Kish, Survey Sampling, 1965, ch. 11.7). With equal weights it is the plain mean and its interval.
 */
public final class Estimate {

    /**
     * Of {@code evaluation}, grouped as one likes; read by {@link #interval}. Sums are of {@code numeric}, so that the order in
     * which rows are found changes nothing, not even the last digit: a report holds the figures against their digest.
     */
    public static final String SQL = """
            count(*) filter (where random) as n,
            case when min(weight) filter (where random) = max(weight) filter (where random) then avg(score) filter (where random)
              else sum(cast(weight as numeric) * score) filter (where random) / sum(cast(weight as numeric)) filter (where random)
              end as mean,
            case when min(score) filter (where random) = max(score) filter (where random) then 0
              when min(weight) filter (where random) = max(weight) filter (where random)
              then stddev_samp(score) filter (where random)
              else sqrt(greatest(0, sum(cast(weight as numeric) * score * score) filter (where random)
                  - power(sum(cast(weight as numeric) * score) filter (where random), 2)
                    / sum(cast(weight as numeric)) filter (where random))
                / (sum(cast(weight as numeric)) filter (where random) - sum(power(cast(weight as numeric), 2)) filter (where random)
                    / sum(cast(weight as numeric)) filter (where random))) end as deviation,
            case when min(weight) filter (where random) = max(weight) filter (where random) then count(*) filter (where random)
              else power(sum(cast(weight as numeric)) filter (where random), 2)
                / sum(power(cast(weight as numeric), 2)) filter (where random) end as effective
            """;

    private Estimate() {}

    public static @Nullable Interval interval(ResultSet row) throws SQLException {
        return Statistics.mean(
                row.getDouble("mean"), row.getDouble("deviation"), row.getLong("n"), row.getDouble("effective"));
    }
}
