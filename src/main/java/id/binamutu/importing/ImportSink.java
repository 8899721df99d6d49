package id.binamutu.importing;

import java.util.List;

/** Told about every row (or line) of a file, in the order of the file. */
public interface ImportSink {
    /** A new thing that goes in (or went in). */
    void accepted(long line);

    /** A good row that says what is known already. */
    void unchanged(long line);

    /**
     * A bad row.
     *
     * @param line number in the file, the header being 1
     * @param column name as in the header, or "" for the whole row
     * @param messageKey why, for example {@code import.bad.date}
     * @param row the fields as they were in the file, so that it can be mended and sent again
     */
    void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row);
}
