package id.binamutu.sampling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation has to show so that a rule finds it: everything that is stated here.
 *
 * @param words words or phrases of which one is enough; empty when they do not matter
 * @param topics of which one is enough; empty when they do not matter
 * @param handlingPercentile longer than this percentile of the same channel, teams and period
 * @param repeatDays the same customer had been in touch within as many days before
 * @param criticalLastMonth the agent made a critical error in the month before
 */
record TargetingConditions(
        @Nullable Integer maxCsat,
        List<String> words,
        SaidBy saidBy,
        List<String> topics,
        @Nullable Integer handlingPercentile,
        @Nullable Integer repeatDays,
        boolean criticalLastMonth) {

    TargetingConditions {
        words = List.copyOf(words);
        topics = List.copyOf(topics);
    }

    boolean none() {
        return maxCsat == null
                && words.isEmpty()
                && topics.isEmpty()
                && handlingPercentile == null
                && repeatDays == null
                && !criticalLastMonth;
    }
}
