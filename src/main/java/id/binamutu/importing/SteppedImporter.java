package id.binamutu.importing;

import java.io.IOException;

/** Whose files are too big for one transaction: a commit goes in steps, and goes on after an interruption where it was. */
public interface SteppedImporter extends Importer {

    /**
     * Puts one file in, in steps that end where nothing belongs together across them. Runs outside any transaction.
     *
     * @throws ImportRefused when the file as a whole cannot be read
     */
    void commit(ImportFile file, ImportSteps steps) throws IOException;
}
