package id.binamutu.importing;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the steps of one file's commit. */
public interface ImportSteps {

    /** All up to this line was kept before an interruption and is to be passed over; 0 at the beginning. */
    long from();

    /**
     * Keeps a step: what the work writes, what it tells the sink, and that all up to the line is done, in one transaction. May
     * return before it is kept; at most one step is under way, so the caller prepares the next one meanwhile.
     */
    void step(long line, Consumer<ImportSink> work);

    /** Those of the lines that the check refused for this cause: what only a look at the whole file can tell. */
    Set<Long> refusedInCheck(String messageKey, Collection<Long> lines);
}
