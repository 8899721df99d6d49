package id.binamutu.retention;

import java.time.YearMonth;

/**
 * A month that is due.
 *
 * @param conversations all that lie there
 * @param evidence how many of them are kept because they are samples
 * @param held how many of the others are kept because of a legal hold
 * @param bytes that are given back
 */
record Due(DisposalKind kind, YearMonth month, long conversations, long evidence, long held, long bytes) {

    public long disposed() {
        return conversations - evidence - held;
    }
}
