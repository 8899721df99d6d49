package id.binamutu.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.core.io.Resource;

/** An uploaded file while it is read: where it lies, or a copy where it lies somewhere else. */
final class OpenUpload implements AutoCloseable {

    private final Path path;
    private final boolean copy;
    private final List<ImportFile> files;

    OpenUpload(Resource resource, String name) throws IOException {
        copy = !resource.isFile();
        path = copy ? Files.createTempFile("import", null) : resource.getFile().toPath();
        try {
            if (copy) {
                try (InputStream in = resource.getInputStream()) {
                    Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            files = ImportFile.in(path, name);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    List<ImportFile> files() {
        return files;
    }

    /** In bytes. */
    long size() {
        return files.stream().mapToLong(ImportFile::size).sum();
    }

    long position() {
        return (long) files.stream()
                .mapToDouble(file -> file.fraction() * file.size())
                .sum();
    }

    interface Reader {
        void read(int number, ImportFile file) throws IOException;
    }

    /** Reads one file after the other; a refusal names the one that it is about when there are several. */
    void each(int first, Reader reader) throws IOException {
        for (int number = first; number < files.size(); number++) {
            ImportFile file = files.get(number);
            try {
                reader.read(number, file);
                file.progress(1);
            } catch (ImportRefused refused) {
                throw files.size() > 1 ? refused.in(file.name()) : refused;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (copy) {
            Files.deleteIfExists(path);
        }
    }
}
