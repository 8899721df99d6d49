package id.binamutu.interaction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list.
 *
 * @param known how many there are at least
 * @param complete whether there are no more
 * @param reached the day that a search which took too long came to
 */
record InteractionPage(
        List<Hit> hits,
        int number,
        int size,
        long known,
        boolean complete,
        @Nullable LocalDate reached) {

    public long first() {
        return (long) number * size + 1;
    }

    public long last() {
        return (long) number * size + hits.size();
    }

    public boolean hasPrevious() {
        return number > 0;
    }

    public boolean hasNext() {
        return known > last() && last() < InteractionSearch.MOST;
    }

    /** Whether there are more than can be paged to. */
    public boolean capped() {
        return known > InteractionSearch.MOST && last() >= InteractionSearch.MOST;
    }
}
