package id.binamutu.quality;

import id.binamutu.statistics.Interval;
import id.binamutu.statistics.Statistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often a criterion failed, over the versions of a scorecard that ask it in the same words.
 *
 * @param counted evaluations in which it counted
 * @param cumulative share of all failures up to this line, 0 to 1; null when no random one failed
 */
record Failure(
        String scorecard,
        String criterion,
        @Nullable String criticalClass,
        long failed,
        long counted,
        long targetedFailed,
        long targetedCounted,
        @Nullable Double cumulative,
        List<Cause> causes) {
    Failure {
        causes = List.copyOf(causes);
    }

    record Key(String scorecard, String criterion) {}

    /** @param times among random samples */
    record Cause(String label, long times, long targetedTimes) {}

    Key key() {
        return new Key(scorecard, criterion);
    }

    public @Nullable Interval share() {
        return Statistics.wilson(failed, counted);
    }

    Failure with(@Nullable Double share, List<Cause> found) {
        return new Failure(
                scorecard, criterion, criticalClass, failed, counted, targetedFailed, targetedCounted, share, found);
    }
}
