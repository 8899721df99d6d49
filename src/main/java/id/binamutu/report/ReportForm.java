package id.binamutu.report;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param version of the draft that was on the page, so that nobody overwrites what they did not see
 * @param seen digest of the figures that were on the page: what is signed is what was read
 */
record ReportForm(
        @Nullable @Size(max = 4000) String summary,
        @Nullable @Size(max = 4000) String obstacles,
        @Nullable @Size(max = 4000) String plan,
        @Nullable Integer version,
        @Nullable String seen,
        @Nullable Boolean consent,
        @Nullable String password) {

    static ReportForm of(ReportWords words, @Nullable Integer version, String seen) {
        return new ReportForm(words.summary(), words.obstacles(), words.plan(), version, seen, null, null);
    }

    ReportWords words() {
        return new ReportWords(plain(summary), plain(obstacles), plain(plan));
    }

    /** The database keeps no null characters. */
    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").replace("\r\n", "\n");
    }

    @Override
    public String toString() {
        return "ReportForm[version=" + version + "]";
    }
}
