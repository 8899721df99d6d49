package id.binamutu.recording;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param fileId null when it was given up */
record StoredRecording(
        UUID id,
        UUID interactionId,
        UUID agentId,
        @Nullable UUID teamId,
        @Nullable UUID fileId,
        String contentType,
        long size,
        String sha256) {}
