package id.binamutu.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8, with or without a byte order mark, looked through while it is read: in one pass and in constant memory. Throws
 * {@link ImportRefused} where it is no text, with the line.
 */
public final class TextReader extends Reader {

    /** In bytes. A longer line is no row of any table but a broken file. */
    static final int LONGEST_LINE = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final byte[] bytes = new byte[BUFFER];
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);
    private int carried;
    private long lines;
    private int length;
    private byte previous;
    private boolean first = true;
    private boolean last;

    private TextReader(InputStream in) {
        this.in = in;
    }

    public static BufferedReader open(ImportFile file) throws IOException {
        return new BufferedReader(new TextReader(file.open()), BUFFER);
    }

    @Override
    public int read(char[] target, int offset, int wanted) throws IOException {
        while (!chars.hasRemaining()) {
            if (last) {
                return -1;
            }
            fill();
        }
        int read = Math.min(wanted, chars.remaining());
        chars.get(target, offset, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        int read = in.readNBytes(bytes, carried, bytes.length - carried);
        int end = carried + read;
        last = end < bytes.length;
        long linesBefore = lines;
        look(carried, end);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, end);
        chars.clear();
        if (decoder.decode(buffer, chars, last).isError()) {
            throw new ImportRefused("import.refused.not-utf8", linesBefore + breaks(carried, buffer.position()) + 1);
        }
        chars.flip();
        if (first) {
            first = false;
            if (chars.hasRemaining() && chars.get(0) == '\uFEFF') {
                chars.get();
            }
        }
        carried = buffer.remaining();
        buffer.compact();
    }

    private void look(int from, int to) {
        for (int i = from; i < to; i++) {
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
    }

    private long breaks(int from, int to) {
        long breaks = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                breaks++;
            }
        }
        return breaks;
    }
}
