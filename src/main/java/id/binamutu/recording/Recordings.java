package id.binamutu.recording;

import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Recordings of conversations. Whether the reader may hear one is asked again by the address that plays it. */
public interface Recordings {

    /** The recording of a conversation, or the note that there was one; empty when there never was. One statement. */
    Optional<Player> of(UUID interactionId);

    /**
     * Gives up the recordings of a month at the end of its retention period: the files go when the transaction commits, a note
     * stays. Again changes nothing.
     *
     * @param month that the conversations started in, in Jakarta
     * @param keptInteractionIds conversations that are evidence, or on legal hold
     * @return how many were given up
     */
    int disposeOfMonth(YearMonth month, Set<UUID> keptInteractionIds);
}
