package id.binamutu.evaluation;

import id.binamutu.statistics.Interval;
import id.binamutu.web.IntervalChart;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an agent is doing, in the agent's own words.
 *
 * @param last newest conversation that was evaluated; null while there is none
 * @param unread evaluations that the agent has not acknowledged
 * @param months means of random samples, oldest first; months without any are left out
 * @param repeated criteria that failed most in the months before
 * @param evaluated evaluations in which those could fail
 */
record OwnOverview(
        @Nullable OwnRow last,
        long unread,
        List<Month> months,
        IntervalChart chart,
        List<Repeated> repeated,
        long evaluated) {
    OwnOverview {
        months = List.copyOf(months);
        repeated = List.copyOf(repeated);
    }

    record Month(YearMonth month, Interval quality) {}

    record Repeated(String criterion, long times) {}

    /** The newest month; null while no random sample was evaluated. */
    public @Nullable Month newest() {
        return months.isEmpty() ? null : months.get(months.size() - 1);
    }
}
