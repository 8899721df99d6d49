package id.binamutu.interaction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat or call with what was said, personal data masked.
 *
 * @param customerRef null when its retention period is over; there are no messages then either
 */
public record Conversation(
        InteractionSummary summary, @Nullable String customerRef, List<Message> messages) {

    /** Whether what was said was given up at the end of its retention period. */
    public boolean disposed() {
        return customerRef == null;
    }
}
