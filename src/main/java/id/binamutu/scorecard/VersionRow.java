package id.binamutu.scorecard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version in the history of its scorecard.
 *
 * @param teams names of those that it applies to; empty for all, like channels and topics
 * @param effectiveOn while it is no published one: the day that was asked for
 */
record VersionRow(
        UUID id,
        UUID scorecardId,
        String name,
        int number,
        VersionState state,
        @Nullable String reason,
        List<String> channels,
        List<String> topics,
        List<String> teams,
        @Nullable LocalDate effectiveOn,
        @Nullable UUID senderId,
        @Nullable String sentBy,
        @Nullable Instant sentAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable Instant retiredAt) {
    public boolean draft() {
        return state == VersionState.DRAFT;
    }

    public boolean inReview() {
        return state == VersionState.IN_REVIEW;
    }

    /** Whether it can never change again. */
    public boolean fixed() {
        return state.fixed();
    }

    public boolean published() {
        return state == VersionState.PUBLISHED;
    }
}
