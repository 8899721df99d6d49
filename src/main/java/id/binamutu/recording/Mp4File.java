package id.binamutu.recording;

import id.binamutu.web.RuleViolation;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** M4A (ISO/IEC 14496-12 and 14496-14) with one track, of AAC: box after box, from the first to the last. */
final class Mp4File {
    private static final Set<String> OUTSIDE =
            Set.of("ftyp", "moov", "mdat", "free", "skip", "wide", "udta", "meta", "uuid", "pdin");
    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final Set<Integer> AAC = Set.of(0x40, 0x66, 0x67, 0x68);
    private static final int DESCRIPTION = 3;
    private static final int DECODER = 4;
    private static final int DECODER_SPECIFIC = 5;

    private @Nullable String handler;
    private long timescale;
    private long duration;
    private int channels;

    private Mp4File() {}

    static Audio read(AudioSource source) throws IOException {
        Mp4File file = new Mp4File();
        file.boxes(source, source.size(), 0);
        if (file.handler == null || file.timescale == 0 || file.channels == 0) {
            throw RuleViolation.of("recording.bad.cut");
        }
        return new Audio("audio/mp4", Math.multiplyExact(file.duration, 1000L) / file.timescale, file.channels, null);
    }

    private void boxes(AudioSource source, long end, int depth) throws IOException {
        while (source.position() < end) {
            long start = source.position();
            long length = source.u32();
            String name = source.text(4);
            if (length == 1) {
                length = source.i64();
            }
            if (depth == 0 && !OUTSIDE.contains(name)) {
                throw RuleViolation.of(name.equals("moof") ? "recording.bad.fragments" : "recording.bad.mixed");
            }
            if (length < 8 || start + length > end || start + length < start) {
                throw RuleViolation.of("recording.bad.cut");
            }
            if (CONTAINERS.contains(name) && depth < CONTAINERS.size()) {
                boxes(source, start + length, depth + 1);
            } else {
                box(source, name, start + length);
            }
            source.position(start + length);
        }
    }

    private void box(AudioSource source, String name, long end) throws IOException {
        switch (name) {
            case "mdhd" -> times(source);
            case "hdlr" -> {
                source.skip(8);
                String kind = source.text(4);
                if (!kind.equals("soun") || handler != null) {
                    throw RuleViolation.of("recording.bad.tracks");
                }
                handler = kind;
            }
            case "stsd" -> description(source, end);
            default -> {
                // says nothing that is needed here
            }
        }
    }

    private void times(AudioSource source) throws IOException {
        boolean wide = source.u8() == 1;
        source.skip(3 + (wide ? 16 : 8));
        timescale = source.u32();
        duration = wide ? source.i64() : source.u32();
        if (timescale == 0 || duration < 0 || duration / timescale > Integer.MAX_VALUE / 1000) {
            throw RuleViolation.of("recording.bad.cut");
        }
    }

    private void description(AudioSource source, long end) throws IOException {
        source.skip(12);
        String codec = source.text(4);
        if (!codec.equals("mp4a")) {
            throw RuleViolation.of("recording.bad.codec", "M4A " + codec.replaceAll("[^A-Za-z0-9]", "?"));
        }
        source.skip(8);
        int version = source.u16();
        source.skip(6);
        channels = source.u16();
        source.skip(10L + (version == 1 ? 16 : 0));
        while (source.position() + 8 <= end) {
            long start = source.position();
            long length = source.u32();
            if (source.text(4).equals("esds")) {
                source.skip(4);
                decoder(source);
                return;
            }
            if (length < 8 || start + length > end) {
                throw RuleViolation.of("recording.bad.cut");
            }
            source.position(start + length);
        }
        throw RuleViolation.of("recording.bad.cut");
    }

    private void decoder(AudioSource source) throws IOException {
        expect(source, DESCRIPTION);
        source.skip(2);
        if (source.u8() != 0) {
            throw RuleViolation.of("recording.bad.codec", "M4A");
        }
        expect(source, DECODER);
        int codec = source.u8();
        if (!AAC.contains(codec)) {
            throw RuleViolation.of("recording.bad.codec", "M4A 0x" + Integer.toHexString(codec));
        }
        source.skip(12);
        expect(source, DECODER_SPECIFIC);
        // 5 bits kind, 4 bits rate, 4 bits channels; the entry above is often 2 whatever the truth.
        int bits = source.u16();
        int real = bits >> 3 & 15;
        if ((bits >> 7 & 15) != 15 && real > 0 && real < 7) {
            channels = real;
        }
    }

    private static void expect(AudioSource source, int tag) throws IOException {
        if (source.u8() != tag) {
            throw RuleViolation.of("recording.bad.cut");
        }
        // a length of up to four bytes, seven bits each
        for (int i = 0; i < 4 && (source.u8() & 0x80) != 0; i++) {
            continue;
        }
    }
}
