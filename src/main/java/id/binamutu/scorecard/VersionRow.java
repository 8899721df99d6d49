package id.binamutu.scorecard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version in the history of its scorecard. */
record VersionRow(
        UUID id,
        UUID scorecardId,
        String name,
        int number,
        VersionState state,
        @Nullable String reason,
        List<String> channels,
        @Nullable LocalDate effectiveOn,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable Instant retiredAt) {
    public boolean draft() {
        return state == VersionState.DRAFT;
    }

    public boolean published() {
        return state == VersionState.PUBLISHED;
    }
}
