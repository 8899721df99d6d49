package id.binamutu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lists that every package keeps of its pages: {@code src/test/resources/<kind>/<package>.csv}. */
final class Lists {
    private Lists() {}

    static List<List<String>> read(String kind) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", kind))) {
            for (Path file : files.sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        lines.add(Stream.of(line.split(";")).map(String::strip).toList());
                    }
                }
            }
        }
        return lines;
    }
}
