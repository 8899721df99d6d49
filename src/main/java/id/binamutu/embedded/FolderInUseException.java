package id.binamutu.embedded;

import java.nio.file.Path;

/** Another instance works in the same folder. */
public class FolderInUseException extends EmbeddedPostgresException {
    FolderInUseException(Path home) {
        super("Another running instance uses the database folder " + home + ".", null);
    }
}
