package id.binamutu.interaction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in PostgreSQL's text format for COPY. */
final class CopyRows {

    private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(1 << 16);
        }

        InputStream read() {
            return new ByteArrayInputStream(buf, 0, count);
        }
    }

    private final Bytes out = new Bytes();
    private boolean begun;

    /** As its text. */
    CopyRows value(@Nullable Object value) {
        if (value == null) {
            separate();
            out.write('\\');
            out.write('N');
            return this;
        }
        return text(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** In UTF-8. */
    CopyRows text(byte[] value) {
        separate();
        int from = 0;
        for (int i = 0; i < value.length; i++) {
            byte b = value[i];
            if (b == '\\' || b == '\t' || b == '\n' || b == '\r') {
                out.write(value, from, i - from);
                out.write('\\');
                out.write(b == '\t' ? 't' : b == '\n' ? 'n' : b == '\r' ? 'r' : '\\');
                from = i + 1;
            }
        }
        out.write(value, from, value.length - from);
        return this;
    }

    /** For a column of bytes. */
    CopyRows hexadecimal(byte[] value) {
        separate();
        byte[] digits = new byte[3 + 2 * value.length];
        digits[0] = '\\';
        digits[1] = '\\';
        digits[2] = 'x';
        for (int i = 0; i < value.length; i++) {
            digits[3 + 2 * i] = HEXADECIMAL[(value[i] >> 4) & 15];
            digits[4 + 2 * i] = HEXADECIMAL[value[i] & 15];
        }
        out.write(digits, 0, digits.length);
        return this;
    }

    void end() {
        out.write('\n');
        begun = false;
    }

    boolean isEmpty() {
        return out.size() == 0;
    }

    /** @param target table and columns */
    long into(Connection connection, String target) throws SQLException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", out.read(), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void separate() {
        if (begun) {
            out.write('\t');
        }
        begun = true;
    }
}
