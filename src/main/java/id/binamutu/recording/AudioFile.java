package id.binamutu.recording;

import id.binamutu.web.RuleViolation;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Knows audio by its content. A file is taken only when its whole length is explained by its format, so that nothing else can
 * hang on to it, and when neither end holds what a browser or an archiver would take for something else.
 */
final class AudioFile {
    private static final int END = 64 * 1024;
    private static final byte[] ARCHIVE_END = {'P', 'K', 5, 6, 0, 0, 0, 0};
    private static final List<String> MARKUP =
            List.of("<html", "<!doctype", "<script", "<svg", "<iframe", "<body", "<?xml", "<?php", "%pdf-");

    private AudioFile() {}

    /** @throws RuleViolation saying why the file cannot be taken */
    static Audio read(Path file) throws IOException {
        if (Files.size(file) == 0) {
            throw RuleViolation.of("recording.bad.empty");
        }
        Audio audio = parse(file);
        refuseOtherContent(file);
        if (audio.milliseconds() == 0) {
            throw RuleViolation.of("recording.bad.silent");
        }
        return audio;
    }

    private static Audio parse(Path file) throws IOException {
        try (AudioSource source = new AudioSource(file)) {
            String start = source.text((int) Math.min(12, source.size()));
            source.position(0);
            if (start.startsWith("RIFF") && start.endsWith("WAVE")) {
                return WavFile.read(source);
            }
            if (start.startsWith("OggS")) {
                return OggFile.read(source);
            }
            if (start.startsWith("ftyp", 4)) {
                return Mp4File.read(source);
            }
            if (start.startsWith("ID3") || start.length() > 1 && start.charAt(0) == 0xff && start.charAt(1) >= 0xe0) {
                return MpegFile.read(source);
            }
            throw RuleViolation.of("recording.bad.unknown");
        } catch (EOFException tooShort) {
            throw RuleViolation.of("recording.bad.cut");
        }
    }

    private static void refuseOtherContent(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[(int) Math.min(END, content.length())];
            content.readFully(head);
            byte[] tail = new byte[head.length];
            content.seek(content.length() - tail.length);
            content.readFully(tail);
            if (holdsMarkup(head) || holdsMarkup(tail) || endsAsArchive(tail)) {
                throw RuleViolation.of("recording.bad.mixed");
            }
        }
    }

    private static boolean holdsMarkup(byte[] part) {
        String text = new String(part, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        // Wide characters are read by browsers too.
        String narrow = text.replace("\0", "");
        return MARKUP.stream().anyMatch(mark -> text.contains(mark) || narrow.contains(mark));
    }

    /** A ZIP archive is found from its end, by a record of its one and only disk. */
    private static boolean endsAsArchive(byte[] tail) {
        for (int i = 0; i + ARCHIVE_END.length <= tail.length; i++) {
            if (Arrays.equals(tail, i, i + ARCHIVE_END.length, ARCHIVE_END, 0, ARCHIVE_END.length)) {
                return true;
            }
        }
        return false;
    }
}
