package id.binamutu.interaction;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, in order.
 *
 * @param known how many there are at least
 * @param complete whether there are no more than the known ones
 * @param reached the day that a search which took too long came to; null when it needed no stop
 */
record Found(
        List<UUID> ids,
        long known,
        boolean complete,
        @Nullable LocalDate reached) {

    static final Found NOTHING = new Found(List.of(), 0, true, null);

    /** Whether there is none anywhere, as far as that is known. */
    boolean isNothing() {
        return known == 0 && reached == null;
    }
}
