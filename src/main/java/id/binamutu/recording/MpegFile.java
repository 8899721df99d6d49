package id.binamutu.recording;

import id.binamutu.web.RuleViolation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MP3 (ISO/IEC 11172-3, layer III) and AAC in ADTS frames (ISO/IEC 13818-7): frame after frame, from the first to the last. */
final class MpegFile {
    private static final int[] RATES = {44_100, 48_000, 32_000};
    private static final int[] AAC_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };
    private static final int[] KILOBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KILOBITS_LOW = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int SHORTEST = 2;
    private static final int OLD_TAG = 128;

    private MpegFile() {}

    /** @param length in bytes */
    private record Header(boolean aac, int version, int rate, int channels, int length, int samples) {
        boolean sameStream(Header other) {
            return aac == other.aac && version == other.version && rate == other.rate;
        }
    }

    static Audio read(AudioSource source) throws IOException {
        skipTags(source);
        Header first = null;
        long frames = 0;
        long samples = 0;
        int channels = 1;
        while (source.remaining() > 0) {
            long start = source.position();
            Header header = header(source);
            if (header == null || first != null && !header.sameStream(first)) {
                if (first != null) {
                    refuseUnlessTag(source, start);
                }
                break;
            }
            if (first == null) {
                first = header;
            }
            if (frames > 0 || !saysHowLong(source, start, header)) {
                samples += header.samples();
                channels = Math.max(channels, header.channels());
            }
            frames++;
            // A recording that was stopped ends within its last frame.
            source.position(Math.min(source.size(), start + header.length()));
        }
        if (first == null || frames < SHORTEST) {
            throw RuleViolation.of("recording.bad.unknown");
        }
        return new Audio(first.aac() ? "audio/aac" : "audio/mpeg", samples * 1000 / first.rate(), channels, null);
    }

    /** Texts and pictures before the first frame (ID3, version 2), perhaps several times. */
    private static void skipTags(AudioSource source) throws IOException {
        while (source.remaining() >= 10) {
            long start = source.position();
            if (!source.text(3).equals("ID3")) {
                source.position(start);
                break;
            }
            source.skip(2);
            boolean footer = (source.u8() & 0x10) != 0;
            long length = 0;
            for (int i = 0; i < 4; i++) {
                length = length << 7 | source.u8() & 0x7f;
            }
            source.skip(length + (footer ? 10 : 0));
        }
        while (source.remaining() > 0) {
            if (source.u8() != 0) {
                source.skip(-1);
                return;
            }
        }
    }

    private static @Nullable Header header(AudioSource source) throws IOException {
        if (source.remaining() < 7) {
            return null;
        }
        int bits = (int) source.u32();
        if ((bits >>> 21) != 0x7ff) {
            return null;
        }
        int layer = bits >> 17 & 3;
        return layer == 0 ? aac(source, bits) : layer == 1 ? mp3(bits) : null;
    }

    private static @Nullable Header mp3(int bits) {
        int version = bits >> 19 & 3;
        int kilobits = bits >> 12 & 15;
        int rate = bits >> 10 & 3;
        if (version == 1 || kilobits == 0 || kilobits == 15 || rate == 3) {
            return null;
        }
        boolean full = version == 3;
        int hertz = RATES[rate] / (full ? 1 : version == 2 ? 2 : 4);
        int bitrate = (full ? KILOBITS : KILOBITS_LOW)[kilobits] * 1000;
        int length = (full ? 144 : 72) * bitrate / hertz + (bits >> 9 & 1);
        return new Header(false, version, hertz, (bits >> 6 & 3) == 3 ? 1 : 2, length, full ? 1152 : 576);
    }

    private static @Nullable Header aac(AudioSource source, int bits) throws IOException {
        int rate = bits >> 10 & 15;
        int channels = bits >> 6 & 7;
        int length = (bits & 3) << 11 | source.u8() << 3;
        length |= source.u8() >> 5;
        int blocks = (source.u8() & 3) + 1;
        if ((bits >>> 20) != 0xfff || rate >= AAC_RATES.length || length < 7) {
            return null;
        }
        return new Header(true, bits >> 19 & 1, AAC_RATES[rate], Math.max(1, channels), length, 1024 * blocks);
    }

    /** Many programs write a first frame that holds no sound but how many there are. */
    private static boolean saysHowLong(AudioSource source, long start, Header header) throws IOException {
        if (header.aac()) {
            return false;
        }
        int side = header.version() == 3 ? header.channels() == 1 ? 17 : 32 : header.channels() == 1 ? 9 : 17;
        if (start + 4 + side + 4 > source.size()) {
            return false;
        }
        source.position(start + 4 + side);
        return List.of("Xing", "Info").contains(source.text(4));
    }

    /** After the last frame come tags, or zeros, or nothing. */
    private static void refuseUnlessTag(AudioSource source, long start) throws IOException {
        source.position(start);
        String name = source.text((int) Math.min(8, source.remaining()));
        if (name.equals("APETAGEX")) {
            source.skip(4);
            long length = source.u32Little();
            source.position(start + 32 + length);
            if (source.remaining() == 0) {
                return;
            }
            start = source.position();
            name = source.text((int) Math.min(3, source.remaining()));
        }
        if (name.startsWith("TAG") && source.size() - start == OLD_TAG) {
            return;
        }
        source.position(start);
        while (source.remaining() > 0) {
            if (source.u8() != 0) {
                throw RuleViolation.of("recording.bad.mixed");
            }
        }
    }
}
