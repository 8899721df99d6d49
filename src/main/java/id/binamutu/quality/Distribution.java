package id.binamutu.quality;

import java.math.BigDecimal;
import java.util.List;

/** Scores in steps of five; the last step holds 100 too. */
record Distribution(List<Bin> bins, BandCounts random, BandCounts targeted) {
    static final int STEP = 5;

    Distribution {
        bins = List.copyOf(bins);
    }

    record Bin(int low, long random, long targeted) {
        public int high() {
            return low + STEP;
        }

        boolean within(BigDecimal from, BigDecimal until) {
            BigDecimal start = BigDecimal.valueOf(low);
            return start.compareTo(from) >= 0 && start.compareTo(until) < 0;
        }
    }

    record BandCounts(long good, long fair, long poor) {
        public long n() {
            return good + fair + poor;
        }
    }
}
