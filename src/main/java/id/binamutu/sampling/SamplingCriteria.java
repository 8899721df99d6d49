package id.binamutu.sampling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations belong to a population.
 *
 * @param channels empty for every channel
 * @param topics empty for every topic
 */
public record SamplingCriteria(
        LocalDate from,
        LocalDate to,
        List<String> channels,
        List<String> topics,
        @Nullable Integer minSeconds,
        @Nullable Integer maxSeconds,
        @Nullable Integer minCsat,
        @Nullable Integer maxCsat) {

    public SamplingCriteria {
        channels = List.copyOf(channels);
        topics = List.copyOf(topics);
    }
}
