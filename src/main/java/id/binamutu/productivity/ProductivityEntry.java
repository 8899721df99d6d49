package id.binamutu.productivity;

import java.util.List;

/** Takes daily figures in, many at once. */
public interface ProductivityEntry {
    enum Outcome {
        NEW,
        UNCHANGED,
        CORRECTED
    }

    /**
     * Keeps what is new and replaces what was said differently before; a replacement leaves both versions in the trail.
     *
     * @param figures at most one per agent and day
     * @return the outcome of each, in the same order
     */
    List<Outcome> record(List<DailyFigures> figures);

    /** What {@link #record} would come to, without writing. */
    List<Outcome> check(List<DailyFigures> figures);
}
