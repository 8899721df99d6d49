package id.binamutu.importing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * How much a compressed upload may unfold to, all of its files together. A chat that is exported as CSV or JSON is compressed
 * to a fifth or a tenth; a bomb to less than a thousandth.
 */
final class Expansion {

    static final long LARGEST = 20L << 30;
    static final int STEEPEST = 200;

    /** Small files may be as repetitive as they like. */
    static final long UNSUSPICIOUS = 64L << 20;

    private final long most;
    private long expanded;

    Expansion(long uploaded) {
        this.most = Math.min(LARGEST, Math.max(UNSUSPICIOUS, uploaded * STEEPEST));
    }

    /** @throws ImportRefused when it is more than is believed */
    void allow(long expanded) {
        if (expanded > most) {
            throw new ImportRefused("import.refused.bomb", STEEPEST, LARGEST >> 30);
        }
    }

    /** @param seen how far the stream was read before: what is read again counts once */
    InputStream guard(InputStream in, long[] seen) {
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read;
                try {
                    read = in.read(bytes, offset, length);
                } catch (ZipException | EOFException e) {
                    throw new ImportRefused("import.refused.gzip");
                }
                position += Math.max(0, read);
                if (position > seen[0]) {
                    expanded += position - seen[0];
                    seen[0] = position;
                    allow(expanded);
                }
                return read;
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
