package id.binamutu.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import id.binamutu.web.RuleViolation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFileTest {
    private static final byte[] PAGE = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "tone.mp3, audio/mpeg, 1",
        "tone-stereo.opus.ogg, audio/ogg, 2",
        "tone.vorbis.ogg, audio/ogg, 1",
        "tone.m4a, audio/mp4, 1",
        "tone.aac, audio/aac, 1",
    })
    void compressedSoundTellsItsKindLengthAndChannels(String name, String type, int channels) throws IOException {
        Audio audio = read(Sounds.file(name));

        assertThat(audio.contentType()).isEqualTo(type);
        assertThat(audio.channels()).isEqualTo(channels);
        assertThat(audio.milliseconds()).isCloseTo(2_000, within(150L));
        assertThat(audio.peaks()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "1, 16", "2, 16", "1, 24", "2, 32"})
    void wavTellsItsLengthAndItsPeaks(int channels, int bits) throws IOException {
        Audio audio = read(Sounds.wav(1.5, channels, bits));

        assertThat(audio.contentType()).isEqualTo("audio/wav");
        assertThat(audio.channels()).isEqualTo(channels);
        assertThat(audio.milliseconds()).isEqualTo(1_500);
        byte[] peaks = audio.peaks();
        assertThat(peaks).hasSize(channels * Peaks.STRETCHES);
        assertThat(peaks[Peaks.STRETCHES / 2] & 0xff)
                .as("half of full loudness")
                .isCloseTo(127, within(16));
        if (channels == 2) {
            assertThat(peaks[Peaks.STRETCHES + 10])
                    .as("the second is silent at first")
                    .isZero();
            assertThat(peaks[2 * Peaks.STRETCHES - 10] & 0xff).isCloseTo(127, within(16));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone-alaw.wav", "tone-mulaw.wav"})
    void telephonyIsReadAsLoudAsItIs(String name) throws IOException {
        Audio audio = read(Sounds.file(name));

        assertThat(audio.milliseconds()).isEqualTo(500);
        // The tone was made at an eighth of full loudness.
        assertThat(audio.peaks()[200] & 0xff).isCloseTo(32, within(4));
    }

    @ParameterizedTest
    @CsvSource({
        "tone-adpcm.wav, recording.bad.codec",
        "tone.flac.ogg, recording.bad.codec",
        "film.m4a, recording.bad.tracks",
        "fragments.m4a, recording.bad.fragments",
    })
    void whatBrowsersCannotPlayIsRefusedWithTheCause(String name, String cause) {
        refused(Sounds.file(name), cause);
    }

    @Test
    void otherFilesAreRefused() {
        refused(PAGE, "recording.bad.unknown");
        refused(new byte[0], "recording.bad.empty");
        refused("ID3".getBytes(StandardCharsets.US_ASCII), "recording.bad.unknown");
        refused(Sounds.wav(0), "recording.bad.silent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone-mulaw.wav", "tone-stereo.opus.ogg", "tone.m4a"})
    void aFileThatIsCutOffIsRefused(String name) {
        byte[] whole = Sounds.file(name);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read(Arrays.copyOf(whole, whole.length * 2 / 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tone.mp3", "tone-stereo.opus.ogg", "tone.vorbis.ogg", "tone.m4a", "tone.aac", "tone-mulaw.wav"})
    void whatHangsOnToSoundIsRefused(String name) throws IOException {
        assertThatExceptionOfType(RuleViolation.class)
                .as("a page")
                .isThrownBy(() -> read(join(Sounds.file(name), PAGE)));
        byte[] archive = archive();
        assertThatExceptionOfType(RuleViolation.class)
                .as("an archive")
                .isThrownBy(() -> read(join(Sounds.file(name), archive)));
    }

    @Test
    void aPageInsideAWavIsRefused() {
        refused(withChunk("LIST", PAGE), "recording.bad.mixed");
        refused(
                withChunk("JUNK", new String(PAGE, StandardCharsets.US_ASCII).getBytes(StandardCharsets.UTF_16LE)),
                "recording.bad.mixed");
    }

    @Test
    void aHarmlessNoteInsideAWavIsNot() throws IOException {
        byte[] wav = withChunk("LIST", "INFOISFT recorder 1.0".getBytes(StandardCharsets.US_ASCII));

        assertThat(read(wav).milliseconds()).isEqualTo(1_000);
    }

    @Test
    void anArchiveInsideAWavIsRefused() throws IOException {
        refused(withChunk("junk", archive()), "recording.bad.mixed");
    }

    @Test
    void aPageInTheTagOfAnMp3IsRefused() {
        ByteBuffer tag = ByteBuffer.allocate(10 + PAGE.length)
                .put("ID3".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {3, 0, 0, 0, 0, 0, (byte) PAGE.length})
                .put(PAGE);

        refused(join(tag.array(), Sounds.file("tone.mp3")), "recording.bad.mixed");
    }

    /** A chunk more, as long as the header says; an odd one is filled up. */
    private static byte[] withChunk(String name, byte[] content) {
        byte[] wav = Sounds.wav(1);
        int padded = content.length + (content.length & 1);
        ByteBuffer file = ByteBuffer.allocate(wav.length + 8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        file.put(wav)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content);
        file.putInt(4, file.capacity() - 8);
        return file.array();
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("page.html"));
            zip.write(PAGE);
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void refused(byte[] content, String cause) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> read(content))
                .satisfies(violation -> assertThat(violation.messageKey()).isEqualTo(cause));
    }

    private Audio read(byte[] content) throws IOException {
        return AudioFile.read(Files.write(folder.resolve("sound"), content));
    }
}
