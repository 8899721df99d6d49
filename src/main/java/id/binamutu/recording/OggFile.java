package id.binamutu.recording;

import id.binamutu.web.RuleViolation;
import java.io.IOException;

/** Ogg (RFC 3533) with one stream of Opus (RFC 7845) or Vorbis: page after page, from the first to the last. */
final class OggFile {
    private static final int BEGINS = 2;
    private static final int OPUS_RATE = 48_000;

    private OggFile() {}

    static Audio read(AudioSource source) throws IOException {
        String codec = "";
        long serial = -1;
        long rate = 0;
        long before = 0;
        long last = 0;
        int channels = 0;
        while (source.remaining() > 0) {
            if (!source.text(4).equals("OggS") || source.u8() != 0) {
                throw RuleViolation.of("recording.bad.mixed");
            }
            boolean begins = (source.u8() & BEGINS) != 0;
            long granule = source.i64Little();
            long stream = source.u32Little();
            source.skip(8);
            long length = 0;
            for (int segments = source.u8(); segments > 0; segments--) {
                length += source.u8();
            }
            long body = source.position();
            if (length > source.remaining()) {
                throw RuleViolation.of("recording.bad.cut");
            }
            if (codec.isEmpty()) {
                codec = codec(source, begins, length);
                serial = stream;
                if (codec.equals("Opus")) {
                    source.position(body + 9);
                    channels = source.u8();
                    before = source.u16Little();
                    rate = OPUS_RATE;
                } else {
                    source.position(body + 11);
                    channels = source.u8();
                    rate = source.u32Little();
                }
            } else if (begins || stream != serial) {
                throw RuleViolation.of("recording.bad.codec", "Ogg");
            }
            if (granule > last) {
                last = granule;
            }
            source.position(body + length);
        }
        if (channels < 1 || channels > 8 || rate < 1_000 || rate > 384_000) {
            throw RuleViolation.of("recording.bad.cut");
        }
        return new Audio("audio/ogg", Math.max(0, last - before) * 1000 / rate, channels, null);
    }

    private static String codec(AudioSource source, boolean begins, long length) throws IOException {
        String name = begins && length >= 19 ? source.text(8) : "";
        if (name.equals("OpusHead")) {
            return "Opus";
        }
        if (name.startsWith("\1vorbis")) {
            return "Vorbis";
        }
        throw RuleViolation.of("recording.bad.codec", "Ogg");
    }
}
