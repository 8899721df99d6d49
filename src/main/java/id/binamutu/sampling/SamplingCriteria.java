package id.binamutu.sampling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations belong to a population. What was sampled before and test conversations never do.
 *
 * @param channels empty for every channel
 * @param topics empty for every topic
 * @param products empty for every product
 */
public record SamplingCriteria(
        LocalDate from,
        LocalDate to,
        List<String> channels,
        List<String> topics,
        List<String> products,
        @Nullable Integer minSeconds,
        @Nullable Integer maxSeconds,
        @Nullable Integer minCsat,
        @Nullable Integer maxCsat) {

    public SamplingCriteria {
        channels = List.copyOf(channels);
        topics = List.copyOf(topics);
        products = List.copyOf(products);
    }
}
