package id.binamutu.evaluation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param quote a part of the message; null for all of it */
record EvidenceView(
        UUID id, UUID criterionId, int position, @Nullable String quote) {}
