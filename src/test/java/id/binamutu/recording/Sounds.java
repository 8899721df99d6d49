package id.binamutu.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Small real recordings: WAV made here, the others made beforehand. */
public final class Sounds {
    private static final int RATE = 8_000;
    private static final AtomicInteger PITCH = new AtomicInteger(200);

    private Sounds() {}

    /** A tone like no other of this test run. */
    public static byte[] wav(double seconds) {
        return wav(seconds, 1, 16);
    }

    /** The second channel is silent in its first half, the others all the way. */
    public static byte[] wav(double seconds, int channels, int bits) {
        int pitch = PITCH.incrementAndGet();
        int frames = (int) (seconds * RATE);
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        for (int frame = 0; frame < frames; frame++) {
            for (int channel = 0; channel < channels; channel++) {
                boolean silent = channel == 1 && frame < frames / 2;
                double value = silent ? 0 : Math.sin(2 * Math.PI * pitch * frame / RATE) * 0.5;
                write(pcm, value, bits);
            }
        }
        AudioFormat format = new AudioFormat(RATE, bits, channels, bits > 8, false);
        try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(pcm.toByteArray()), format, frames)) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            AudioSystem.write(in, AudioFileFormat.Type.WAVE, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(ByteArrayOutputStream pcm, double value, int bits) {
        if (bits == 8) {
            pcm.write((int) (128 + value * 127));
            return;
        }
        long scaled = (long) (value * ((1L << bits - 1) - 1));
        for (int shift = 0; shift < bits; shift += 8) {
            pcm.write((int) (scaled >> shift) & 0xff);
        }
    }

    public static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(Sounds.class.getResourceAsStream("/audio/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
