package id.binamutu.interaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How long conversations are kept; whoever keeps the policy implements it. */
public interface Keeping {

    /** What started before is not taken in any more: its retention period is over. */
    Instant since();

    /** What the page of a conversation says of it. */
    Kept of(Conversation conversation);

    /**
     * @param givenUpAt when what was said was given up; null while it is there
     * @param holds reasons of legal holds, each with who and since when
     */
    record Kept(@Nullable Instant givenUpAt, List<Hold> holds) {}

    record Hold(UUID id, String reason, String heldBy, Instant heldAt) {}
}
