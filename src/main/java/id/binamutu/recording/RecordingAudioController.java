package id.binamutu.recording;

import id.binamutu.people.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Plays recordings. The right to hear is asked of every request; what is sent can only be taken for the sound that it is. */
@Controller
class RecordingAudioController {
    private static final int BLOCK = 64 * 1024;

    private final RecordingService recordings;

    RecordingAudioController(RecordingService recordings) {
        this.recordings = recordings;
    }

    @GetMapping("/recordings/{id}/audio")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL', 'AGENT')")
    void play(@PathVariable UUID id, Viewer viewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean head = request.getMethod().equals("HEAD");
        String asked = request.getHeader(HttpHeaders.RANGE);
        boolean fromTheStart = !head && (asked == null || asked.startsWith("bytes=0-"));
        RecordingService.Sound sound = recordings.open(id, fromTheStart, viewer);
        StoredRecording recording = sound.recording();
        String etag = '"' + recording.sha256() + '"';
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + fileName(recording) + '"');
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        Optional<ByteRange> part;
        try {
            // Only what is still the same may be put together with what was fetched before.
            part = condition == null || condition.equals(etag)
                    ? ByteRange.of(asked, recording.size())
                    : Optional.empty();
        } catch (ByteRange.OutsideException outside) {
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + recording.size());
            return;
        }
        ByteRange range = part.orElse(new ByteRange(0, recording.size() - 1));
        if (part.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE, "bytes " + range.first() + "-" + range.last() + "/" + recording.size());
        }
        response.setContentType(recording.contentType());
        response.setContentLengthLong(range.length());
        if (!head) {
            try (InputStream in = sound.content().getInputStream()) {
                in.skipNBytes(range.first());
                copy(in, response.getOutputStream(), range.length());
            }
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = length; left > 0; ) {
            int read = in.readNBytes(block, 0, (int) Math.min(BLOCK, left));
            if (read == 0) {
                return;
            }
            out.write(block, 0, read);
            left -= read;
        }
    }

    /** Says nothing of whose it is. */
    private static String fileName(StoredRecording recording) {
        String ending = switch (recording.contentType()) {
            case "audio/wav" -> "wav";
            case "audio/mpeg" -> "mp3";
            case "audio/ogg" -> "ogg";
            case "audio/aac" -> "aac";
            default -> "m4a";
        };
        return "rekaman." + ending;
    }
}
