package id.binamutu.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The programs of PostgreSQL for this kind of machine, taken from the class path and unpacked once per version. */
record Binaries(Path folder) {
    static Binaries unpackedIn(Path home) throws IOException {
        String archive = archiveName();
        Path folder = home.resolve("postgres-" + fingerprint(archive));
        if (!Files.exists(folder)) {
            Path draft = home.resolve("postgres.new");
            deleteTree(draft);
            try (InputStream packed = new BufferedInputStream(open(archive), 1 << 16);
                    var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                unpack(tar, draft);
            }
            Files.move(draft, folder);
        }
        return new Binaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
    }

    static void deleteTree(Path folder) throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException("The archive leads outside of its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                continue;
            }
            Files.createDirectories(file.resolveSibling(""));
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, file);
                if ((entry.getMode() & 0100) != 0 && Caller.isPosix(file)) {
                    makeExecutable(file);
                }
            }
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }

    private static String fingerprint(String archive) throws IOException {
        try (var content = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String archive) {
        InputStream stream = Binaries.class.getResourceAsStream("/" + archive);
        if (stream == null) {
            throw new EmbeddedPostgresException(
                    "There is no PostgreSQL for this kind of machine (" + archive
                            + ") in the application. Name a database of your own with spring.datasource.url.",
                    null);
        }
        return stream;
    }

    private static String archiveName() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "darwin" : isWindows() ? "windows" : "linux";
        String arch = System.getProperty("os.arch", "");
        return "postgres-" + system + "-" + (arch.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
