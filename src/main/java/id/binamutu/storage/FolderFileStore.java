package id.binamutu.storage;

import id.binamutu.web.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Files in a folder, named by their id, two levels deep; what is known about them is in the database. A file appears under
 * its name only when all of it is on the disk.
 */
@Component
class FolderFileStore implements FileStore {
    private final Path folder;
    private final JdbcClient jdbc;
    private final Clock clock;

    FolderFileStore(@Value("${binamutu.storage.folder:data/files}") Path folder, JdbcClient jdbc, Clock clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public StoredFile store(InputStream content, String name, String contentType) throws IOException {
        UUID id = UUID.randomUUID();
        Path target = pathOf(id);
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(id + ".part");
        MessageDigest digest = sha256();
        long size;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            size = new DigestInputStream(content, digest).transferTo(out);
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        removeAfterRollback(id);
        StoredFile file = new StoredFile(
                id, lastName(name), contentType, size, HexFormat.of().formatHex(digest.digest()));
        jdbc.sql("""
                insert into stored_file (id, name, content_type, size, sha256, stored_at)
                values (:id, :name, :type, :size, :sha256, :at)""")
                .param("id", id)
                .param("name", file.name())
                .param("type", contentType)
                .param("size", size)
                .param("sha256", file.sha256())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return file;
    }

    @Override
    @Transactional(readOnly = true)
    public StoredFile describe(UUID id) {
        return jdbc.sql("select id, name, content_type, size, sha256 from stored_file where id = :id")
                .param("id", id)
                .query((row, n) -> new StoredFile(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("content_type"),
                        row.getLong("size"),
                        row.getString("sha256")))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public Resource open(UUID id) {
        Path path = pathOf(id);
        if (!Files.isRegularFile(path)) {
            throw new NotFoundException();
        }
        return new FileSystemResource(path);
    }

    @Override
    public void erase(UUID id) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    remove(id);
                }
            });
        } else {
            remove(id);
        }
    }

    /** What nobody knows of is not left lying about. */
    private void removeAfterRollback(UUID id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    remove(id);
                }
            }
        });
    }

    private void remove(UUID id) {
        try {
            Files.deleteIfExists(pathOf(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pathOf(UUID id) {
        String name = id.toString();
        return folder.resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }

    /** Without folders and control characters, whichever way the browser's system writes them. */
    private static String lastName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.length() > 200 ? last.substring(last.length() - 200) : last;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
