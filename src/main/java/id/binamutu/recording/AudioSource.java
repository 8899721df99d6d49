package id.binamutu.recording;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads a file forwards through a small buffer, in the byte orders that audio files use. */
final class AudioSource implements Closeable {
    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).flip();
    /** Where in the file the buffer ends. */
    private long buffered;

    AudioSource(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
    }

    long size() {
        return size;
    }

    long position() {
        return buffered - buffer.remaining();
    }

    long remaining() {
        return size - position();
    }

    void position(long target) throws IOException {
        if (target < 0 || target > size) {
            throw new EOFException();
        }
        long start = buffered - buffer.limit();
        if (target >= start && target <= buffered) {
            buffer.position((int) (target - start));
        } else {
            buffer.position(0).limit(0);
            buffered = target;
        }
    }

    void skip(long bytes) throws IOException {
        position(position() + bytes);
    }

    int u8() throws IOException {
        if (!buffer.hasRemaining()) {
            fill();
        }
        return buffer.get() & 0xff;
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) u8();
        }
        return bytes;
    }

    String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    long i64() throws IOException {
        return u32() << 32 | u32();
    }

    int u16Little() throws IOException {
        return u8() | u8() << 8;
    }

    long u32Little() throws IOException {
        return u16Little() | (long) u16Little() << 16;
    }

    long i64Little() throws IOException {
        return u32Little() | u32Little() << 32;
    }

    private void fill() throws IOException {
        buffer.clear();
        int read = channel.read(buffer, buffered);
        buffer.flip();
        if (read <= 0) {
            buffer.limit(0);
            throw new EOFException();
        }
        buffered += read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
