package id.binamutu.recording;

import id.binamutu.web.RuleViolation;
import java.io.IOException;

/** RIFF WAVE (IBM and Microsoft, 1991) with PCM, floats, or the A-law and µ-law of ITU-T G.711. */
final class WavFile {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xfffe;

    private WavFile() {}

    private record Format(int codec, int channels, long rate, int bits) {
        int frame() {
            return channels * bits / 8;
        }
    }

    static Audio read(AudioSource source) throws IOException {
        source.skip(4);
        long end = 8 + source.u32Little();
        // The byte that fills up an odd length is often forgotten.
        if (end != source.size() && end != source.size() + 1) {
            throw RuleViolation.of("recording.bad.length");
        }
        source.skip(4);
        Format format = null;
        long dataAt = -1;
        long dataLength = 0;
        while (source.remaining() >= 8) {
            String name = source.text(4);
            long length = source.u32Little();
            long start = source.position();
            if (length > source.remaining()) {
                throw RuleViolation.of("recording.bad.cut");
            }
            if (name.equals("fmt ")) {
                format = format(source, length);
            } else if (name.equals("data") && dataAt < 0) {
                dataAt = start;
                dataLength = length;
            }
            source.position(Math.min(source.size(), start + length + (length & 1)));
        }
        if (format == null || dataAt < 0) {
            throw RuleViolation.of("recording.bad.cut");
        }
        long frames = dataLength / format.frame();
        source.position(dataAt);
        return new Audio("audio/wav", frames * 1000 / format.rate(), format.channels(), peaks(source, format, frames));
    }

    private static Format format(AudioSource source, long length) throws IOException {
        if (length < 16) {
            throw RuleViolation.of("recording.bad.cut");
        }
        int codec = source.u16Little();
        int channels = source.u16Little();
        long rate = source.u32Little();
        source.skip(4);
        int frame = source.u16Little();
        int bits = source.u16Little();
        if (codec == EXTENSIBLE && length >= 40) {
            source.skip(8);
            codec = source.u16Little();
        }
        boolean known = switch (codec) {
            case PCM -> bits == 8 || bits == 16 || bits == 24 || bits == 32;
            case FLOAT -> bits == 32;
            case A_LAW, MU_LAW -> bits == 8;
            default -> false;
        };
        if (!known) {
            throw RuleViolation.of("recording.bad.codec", "WAV " + codec + "/" + bits);
        }
        if (channels < 1 || channels > 8 || rate < 1_000 || rate > 384_000 || frame != channels * bits / 8) {
            throw RuleViolation.of("recording.bad.cut");
        }
        return new Format(codec, channels, rate, bits);
    }

    private static byte[] peaks(AudioSource source, Format format, long frames) throws IOException {
        Peaks peaks = new Peaks(format.channels(), frames);
        for (long frame = 0; frame < frames; frame++) {
            for (int channel = 0; channel < format.channels(); channel++) {
                peaks.add(channel, frame, loudness(source, format));
            }
        }
        return peaks.bytes();
    }

    /** @return 0 to 1 */
    private static float loudness(AudioSource source, Format format) throws IOException {
        return switch (format.codec()) {
            case FLOAT -> Math.abs(Float.intBitsToFloat((int) source.u32Little()));
            case A_LAW -> aLaw(source.u8());
            case MU_LAW -> muLaw(source.u8());
            default ->
                switch (format.bits()) {
                    case 8 -> Math.abs(source.u8() - 128) / 128f;
                    case 16 -> Math.abs((short) source.u16Little()) / 32_768f;
                    case 24 -> Math.abs((source.u8() | source.u8() << 8 | (byte) source.u8() << 16)) / 8_388_608f;
                    default -> Math.abs((float) (int) source.u32Little()) / 2_147_483_648f;
                };
        };
    }

    private static float aLaw(int code) {
        int value = code ^ 0x55;
        int mantissa = (value & 0x0f) << 4;
        int exponent = (value & 0x70) >> 4;
        int linear = exponent == 0 ? mantissa + 8 : mantissa + 0x108 << exponent - 1;
        return linear / 32_768f;
    }

    private static float muLaw(int code) {
        int value = ~code & 0xff;
        int linear = (((value & 0x0f) << 3) + 0x84 << ((value & 0x70) >> 4)) - 0x84;
        return linear / 32_768f;
    }
}
