package id.binamutu.evaluation;

import id.binamutu.interaction.InteractionSummary;
import id.binamutu.sampling.SampleView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A sample that waits to be scored.
 *
 * @param conversation null when it is no longer there
 * @param begun whether there is a draft
 */
record QueueRow(
        SampleView sample, String agent, @Nullable InteractionSummary conversation, boolean begun, LocalDate today) {
    public boolean late() {
        return sample.dueOn().isBefore(today);
    }
}
