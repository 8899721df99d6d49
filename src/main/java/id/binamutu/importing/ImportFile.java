package id.binamutu.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A table or a file of JSON lines: as it was uploaded, out of a gzip, or one of those in a zip. Its content says what it is. */
public final class ImportFile {

    /** What a file can be, whatever its name ends with. */
    public enum Format {
        CSV,
        JSONL,
        XLSX
    }

    private static final int MOST_ENTRIES = 1_000;
    private static final int HEAD = 1 << 16;

    private final Path path;
    private final String name;
    private final @Nullable String entry;
    private final Expansion expansion;
    private final long size;
    private final long[] unfolded = {0};
    private final long[] unfoldedTwice = {0};
    private @Nullable Format format;
    private volatile double fraction;

    public ImportFile(Path path, String name) {
        this(
                path,
                name,
                null,
                path.toFile().length(),
                new Expansion(path.toFile().length()));
    }

    private ImportFile(Path path, String name, @Nullable String entry, long size, Expansion expansion) {
        this.path = path;
        this.name = name;
        this.entry = entry;
        this.size = size;
        this.expansion = expansion;
    }

    /**
     * @return the file itself, or those in the zip in the order in which they lie there
     * @throws ImportRefused when there is none to read
     */
    static List<ImportFile> in(Path path, String name) throws IOException {
        byte[] head = head(path);
        if (!Magic.ZIP.begins(head) || isWorkbook(path)) {
            return List.of(new ImportFile(path, name));
        }
        List<ImportFile> files = new ArrayList<>();
        Expansion expansion = new Expansion(Files.size(path));
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && !isHidden(entry.getName())) {
                    files.add(new ImportFile(
                            path, lastName(entry.getName()), entry.getName(), entry.getCompressedSize(), expansion));
                }
                if (files.size() > MOST_ENTRIES) {
                    throw new ImportRefused("import.refused.zip-many", MOST_ENTRIES);
                }
            }
        } catch (ZipException e) {
            throw new ImportRefused("import.refused.zip");
        }
        if (files.isEmpty()) {
            throw new ImportRefused("import.refused.zip-empty");
        }
        return List.copyOf(files);
    }

    public String name() {
        return name;
    }

    /** @throws ImportRefused when it is none of them */
    public Format format() throws IOException {
        if (format == null) {
            try (InputStream in = open()) {
                format = format(in.readNBytes(HEAD));
            }
            fraction = 0;
        }
        return format;
    }

    /** How much of it has been read, from 0 to 1. */
    double fraction() {
        return fraction;
    }

    void progress(double part) {
        fraction = Math.min(1, part);
    }

    /** In bytes, as it was uploaded. */
    long size() {
        return size;
    }

    /** The content without gzip and zip around it. */
    InputStream open() throws IOException {
        fraction = 0;
        if (entry == null) {
            Counting uploaded = new Counting(Files.newInputStream(path), size, this);
            if (Magic.GZIP.begins(head(path))) {
                return expansion.guard(inflated(new BufferedInputStream(uploaded, HEAD)), unfolded);
            }
            return uploaded;
        }
        ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        try {
            ZipEntry found = zip.getEntry(entry);
            if (found == null) {
                throw new ImportRefused("import.refused.zip");
            }
            InputStream in = expansion.guard(zip.getInputStream(found), unfolded);
            BufferedInputStream content =
                    new BufferedInputStream(new Counting(in, Math.max(1, found.getSize()), this), HEAD) {
                        @Override
                        public void close() throws IOException {
                            super.close();
                            zip.close();
                        }
                    };
            content.mark(4);
            byte[] start = content.readNBytes(4);
            content.reset();
            return Magic.GZIP.begins(start) ? expansion.guard(inflated(content), unfoldedTwice) : content;
        } catch (ZipException e) {
            zip.close();
            throw new ImportRefused("import.refused.zip");
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Something that may be read in any order: the file itself where that is possible, else a copy until it is closed. */
    Local local() throws IOException {
        if (entry == null && !Magic.GZIP.begins(head(path))) {
            return new Local(path, false);
        }
        Path copy = Files.createTempFile("import", null);
        try (InputStream in = open()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.delete(copy);
            throw e;
        }
        return new Local(copy, true);
    }

    Expansion expansion() {
        return expansion;
    }

    record Local(Path path, boolean copy) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (copy) {
                Files.delete(path);
            }
        }
    }

    private Format format(byte[] head) throws IOException {
        if (Magic.ZIP.begins(head)) {
            boolean bare = entry == null && Magic.ZIP.begins(head(path));
            if (!(bare ? isWorkbook(path) : beginsAsWorkbook(head))) {
                throw new ImportRefused("import.refused.nested");
            }
            return Format.XLSX;
        }
        if (Magic.OLE.begins(head)) {
            throw new ImportRefused("import.refused.xls");
        }
        if (Magic.GZIP.begins(head) || Magic.PDF.begins(head)) {
            throw new ImportRefused("import.refused.binary");
        }
        return isJson(head) ? Format.JSONL : Format.CSV;
    }

    /** An object in the first line that is no remark, or no line to tell by and a name that says so. */
    private boolean isJson(byte[] head) {
        for (String line :
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").split("\\R", 100)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                if (line.stripLeading().startsWith("{")) {
                    return true;
                }
                break;
            }
        }
        String bare = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return bare.endsWith(".jsonl") || bare.endsWith(".ndjson");
    }

    private static GZIPInputStream inflated(InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, HEAD);
        } catch (IOException e) {
            in.close();
            throw new ImportRefused("import.refused.gzip");
        }
    }

    private static boolean isWorkbook(Path path) {
        try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8)) {
            return zip.getEntry("[Content_Types].xml") != null
                    && zip.stream().anyMatch(entry -> entry.getName().startsWith("xl/"));
        } catch (IOException e) {
            throw new ImportRefused("import.refused.zip");
        }
    }

    /** By the name of the first file in it, which stands in the clear. */
    private static boolean beginsAsWorkbook(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, 200), StandardCharsets.ISO_8859_1);
        return Stream.of("[Content_Types].xml", "_rels/", "docProps/", "xl/")
                .anyMatch(name -> start.startsWith(name, 30));
    }

    /** What systems put into a zip beside what people put there. */
    private static boolean isHidden(String entry) {
        String last = lastName(entry);
        return entry.startsWith("__MACOSX/") || last.startsWith(".") || last.equalsIgnoreCase("Thumbs.db");
    }

    private static String lastName(String entry) {
        return entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(4);
        }
    }

    /** First bytes that give a kind of file away. */
    private enum Magic {
        ZIP('P', 'K', 3, 4),
        GZIP(0x1f, 0x8b),
        PDF('%', 'P', 'D', 'F'),
        OLE(0xd0, 0xcf, 0x11);

        private final int[] bytes;

        Magic(int... bytes) {
            this.bytes = bytes;
        }

        boolean begins(byte[] head) {
            if (head.length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((head[i] & 0xff) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Tells the file how much of it has been read. */
    private static final class Counting extends InputStream {
        private final InputStream in;
        private final long size;
        private final ImportFile file;
        private long count;

        Counting(InputStream in, long size, ImportFile file) {
            this.in = in;
            this.size = size;
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            counted(Math.max(0, read));
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private void counted(int read) {
            count += read;
            file.progress(size == 0 ? 1 : (double) count / size);
        }
    }
}
