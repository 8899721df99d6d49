package id.binamutu.scorecard;

import java.util.Set;
import java.util.UUID;

/**
 * A criterion is asked only when another one was answered in a certain way.
 *
 * @param criterionId of the same version
 * @param codes answers as {@link GivenAnswer#codes} writes them; any of them will do
 */
public record ConditionView(UUID criterionId, Set<String> codes) {
    public ConditionView {
        codes = Set.copyOf(codes);
    }
}
