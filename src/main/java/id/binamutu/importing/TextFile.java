package id.binamutu.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An uploaded file as text: looked through once from end to end, in constant memory, before any of it is believed. */
public final class TextFile {

    /** In bytes. A longer line is no row of any table but a broken file. */
    static final int LONGEST_LINE = 1 << 20;

    private static final byte[][] BINARIES = {
        {'P', 'K', 3, 4}, {'P', 'K', 5, 6}, {0x1f, (byte) 0x8b}, {'%', 'P', 'D', 'F'}, {(byte) 0xd0, (byte) 0xcf, 0x11}
    };

    private TextFile() {}

    /**
     * @return the number of lines
     * @throws ImportRefused when it is not text in UTF-8 with lines of a bearable length
     */
    public static long check(Path path) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] bytes = new byte[1 << 16];
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        long lines = 0;
        int length = 0;
        int carried = 0;
        byte previous = '\n';
        boolean first = true;
        try (InputStream in = Files.newInputStream(path)) {
            while (true) {
                int read = in.readNBytes(bytes, carried, bytes.length - carried);
                int end = carried + read;
                if (first) {
                    refuseBinary(bytes, end);
                    first = false;
                }
                long linesBefore = lines;
                for (int i = carried; i < end; i++) {
                    byte b = bytes[i];
                    if (b == '\n' || b == '\r') {
                        if (b == '\r' || previous != '\r') {
                            lines++;
                        }
                        length = 0;
                    } else if (b == 0) {
                        throw new ImportRefused("import.refused.binary");
                    } else if (++length > LONGEST_LINE) {
                        throw new ImportRefused("import.refused.line-too-long", lines + 1);
                    }
                    previous = b;
                }
                boolean last = read == 0 || end < bytes.length;
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, end);
                chars.clear();
                if (decoder.decode(buffer, chars, last).isError()) {
                    throw new ImportRefused(
                            "import.refused.not-utf8", linesBefore + breaks(bytes, carried, buffer.position()) + 1);
                }
                if (last) {
                    return previous == '\n' || previous == '\r' ? lines : lines + 1;
                }
                carried = buffer.remaining();
                buffer.compact();
            }
        }
    }

    /** Without the byte order mark. For files that have passed {@link #check}. */
    public static BufferedReader reader(Path path) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        in.mark(3);
        byte[] start = in.readNBytes(3);
        if (!(start.length == 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf)) {
            in.reset();
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    private static void refuseBinary(byte[] bytes, int end) {
        for (byte[] magic : BINARIES) {
            if (end >= magic.length && ByteBuffer.wrap(bytes, 0, magic.length).equals(ByteBuffer.wrap(magic))) {
                throw new ImportRefused("import.refused.binary");
            }
        }
    }

    private static long breaks(byte[] bytes, int from, int to) {
        long breaks = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                breaks++;
            }
        }
        return breaks;
    }
}
