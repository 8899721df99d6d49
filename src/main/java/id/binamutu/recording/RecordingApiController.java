package id.binamutu.recording;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes the recording of a conversation from the Omni Channel, as a form's file or as the body itself. */
@RestController
@PreAuthorize("hasAuthority('SCOPE_recordings:write')")
class RecordingApiController {
    private static final String ADDRESS = "/api/v1/interactions/{conversationId}/recording";

    private final RecordingService recordings;
    private final RecordingStore store;

    RecordingApiController(RecordingService recordings, RecordingStore store) {
        this.recordings = recordings;
        this.store = store;
    }

    record Result(
            @JsonProperty("conversation_id") String conversationId,
            @JsonProperty("recording_id") UUID recordingId,
            String outcome) {}

    @PostMapping(
            path = ADDRESS,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Result> form(
            @PathVariable String conversationId, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        Target target = target(conversationId);
        if (file == null) {
            throw RuleViolation.at("file", "recording.bad.none");
        }
        try (InputStream content = file.getInputStream()) {
            return keep(target, content);
        }
    }

    @PostMapping(
            path = ADDRESS,
            consumes = {"audio/*", MediaType.APPLICATION_OCTET_STREAM_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Result> body(@PathVariable String conversationId, HttpServletRequest request) throws IOException {
        return keep(target(conversationId), request.getInputStream());
    }

    private Target target(String conversationId) {
        return store.target(conversationId).orElseThrow(NotFoundException::new);
    }

    private ResponseEntity<Result> keep(Target target, InputStream content) throws IOException {
        Path copy = recordings.receive(content);
        try {
            RecordingService.Kept kept = recordings.keep(target, copy, target.conversationId(), null);
            String outcome = kept.fresh() ? "STORED" : "UNCHANGED";
            return ResponseEntity.status(kept.fresh() ? 201 : 200)
                    .body(new Result(target.conversationId(), kept.id(), outcome.toLowerCase(Locale.ROOT)));
        } finally {
            Files.delete(copy);
        }
    }
}
