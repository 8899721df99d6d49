package id.binamutu.importing;

import java.io.IOException;

/** What a package contributes so that one kind of file can be imported. */
public interface Importer {
    /** Names the messages {@code import.kind.<kind>} and {@code import.help.<kind>}; part of the address. */
    String kind();

    /**
     * Reads the whole file and tells the sink about every row. In a check nothing is written; in a commit all of it runs in
     * one transaction, so a failure leaves nothing behind. Memory must not grow with the file.
     *
     * @throws ImportRefused when the file as a whole cannot be read (not UTF-8, a column missing)
     */
    void read(ImportFile file, ImportMode mode, ImportSink sink) throws IOException;
}
