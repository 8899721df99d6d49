package id.binamutu.storage;

import id.binamutu.web.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Documents and pictures that people attach: known by their content, never by their name alone, and only ever handed out as downloads. */
@Component
public class Attachments {
    private static final long LARGEST = 20L * 1024 * 1024;
    private static final int LARGEST_PART = 1024 * 1024;

    private final FileStore files;

    Attachments(FileStore files) {
        this.files = files;
    }

    /**
     * Stores what was attached.
     *
     * @param field of the form, where a refusal is shown
     * @return null when nothing was attached
     */
    public @Nullable StoredFile keep(@Nullable MultipartFile upload, String field) {
        if (upload == null || upload.isEmpty()) {
            return null;
        }
        if (upload.getSize() > LARGEST) {
            throw RuleViolation.at(field, "storage.attachment.tooLarge");
        }
        String name = nameOf(upload);
        try {
            Path copy = Files.createTempFile("attachment", null);
            try {
                upload.transferTo(copy);
                Kind kind = Kind.of(copy);
                if (kind == null) {
                    throw RuleViolation.at(field, "storage.attachment.unknownType");
                }
                if (!kind.isNamed(name)) {
                    throw RuleViolation.at(field, "storage.attachment.otherName", name, kind.name());
                }
                try (InputStream content = Files.newInputStream(copy)) {
                    return files.store(content, name, kind.contentType);
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The file as a download. Whether the reader may have it was decided before. */
    public ResponseEntity<Resource> download(UUID fileId) {
        StoredFile file = files.describe(fileId);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(file.size())
                .body(files.open(fileId));
    }

    private static String nameOf(MultipartFile upload) {
        String given = upload.getOriginalFilename();
        String name =
                given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = name.replaceAll("\\p{Cntrl}", "").strip();
        return name.length() > 200 ? name.substring(name.length() - 200) : name;
    }

    private enum Kind {
        PDF("application/pdf", "pdf"),
        PNG("image/png", "png"),
        JPG("image/jpeg", "jpg", "jpeg"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

        private final String contentType;
        private final String[] endings;

        Kind(String contentType, String... endings) {
            this.contentType = contentType;
            this.endings = endings;
        }

        boolean isNamed(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return Arrays.stream(endings).anyMatch(ending -> lower.endsWith("." + ending));
        }

        static @Nullable Kind of(Path file) throws IOException {
            byte[] start;
            try (InputStream in = Files.newInputStream(file)) {
                start = in.readNBytes(8);
            }
            if (startsWith(start, '%', 'P', 'D', 'F', '-')) {
                return PDF;
            }
            if (startsWith(start, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
                return PNG;
            }
            if (startsWith(start, 0xff, 0xd8, 0xff)) {
                return JPG;
            }
            return startsWith(start, 'P', 'K', 3, 4) ? office(file) : null;
        }

        /** An office document says what it is in its list of parts; one with macros says so too and is refused. */
        private static @Nullable Kind office(Path file) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry parts = zip.getEntry("[Content_Types].xml");
                if (parts == null) {
                    return null;
                }
                String list;
                try (InputStream in = zip.getInputStream(parts)) {
                    list = new String(in.readNBytes(LARGEST_PART), StandardCharsets.UTF_8);
                }
                if (list.contains(DOCX.contentType + ".main+xml")) {
                    return DOCX;
                }
                return list.contains(XLSX.contentType + ".main+xml") ? XLSX : null;
            } catch (IOException notAnArchive) {
                return null;
            }
        }

        private static boolean startsWith(byte[] content, int... signature) {
            if (content.length < signature.length) {
                return false;
            }
            for (int i = 0; i < signature.length; i++) {
                if ((content[i] & 0xff) != signature[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
