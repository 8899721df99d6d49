package id.binamutu.retention;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * @param number 0 for the periods that came with the product
 * @param contentMonths how long what was said is kept, and its recordings
 * @param originalMonths how long its encrypted original is
 * @param evidenceMonths how long samples are, from the month of the conversation
 * @param automatic whether what is due is given up without somebody confirming it
 */
record RetentionPolicy(
        int number,
        int contentMonths,
        int originalMonths,
        int evidenceMonths,
        boolean automatic,
        @Nullable String reason,
        @Nullable String changedBy,
        @Nullable Instant changedAt) {

    static final RetentionPolicy FIRST = new RetentionPolicy(0, 24, 6, 60, false, null, null, null);

    /** The first month that is not over yet: everything before it is due. */
    YearMonth keptFrom(DisposalKind kind, YearMonth now) {
        return now.minusMonths(
                switch (kind) {
                    case CONTENT -> contentMonths;
                    case ORIGINAL -> originalMonths;
                    case EVIDENCE -> evidenceMonths;
                });
    }
}
