package id.binamutu.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The real import files, which lie beside the project and are no part of it. */
public final class RealFiles {
    private RealFiles() {}

    /** Skips the test, with a message, where the files are not there. */
    public static Path path(String name) {
        Path file = Stream.of("../shared/data", "../../shared/data")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isReadable)
                .findFirst()
                .orElse(Path.of("../shared/data", name));
        assumeTrue(Files.isReadable(file), file + " is not beside the project: tests on real files are skipped");
        return file;
    }
}
