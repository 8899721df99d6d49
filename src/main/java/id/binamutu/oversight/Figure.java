package id.binamutu.oversight;

import org.jspecify.annotations.Nullable;

/** A share as it is counted; all of it is counted, so it has no interval. */
public record Figure(long done, long total, long late) {

    static final Figure NOTHING = new Figure(0, 0, 0);

    Figure plus(Figure other) {
        return new Figure(done + other.done, total + other.total, late + other.late);
    }

    /** Null when nothing was asked for; never above 100. */
    public @Nullable Double percent() {
        return total == 0 ? null : Math.min(100.0, 100.0 * done / total);
    }

    /** How the share is read: 90 and above is good, below 70 needs attention. */
    public String tag() {
        Double percent = percent();
        if (percent == null) {
            return "";
        }
        return percent >= 90 ? "ok" : percent >= 70 ? "wait" : "late";
    }
}
