package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param versionId newest published version; null while there is only a draft
 * @param draftId null when no draft is being worked on, or it is not for the reader
 * @param inReview whether that draft waits for its review
 */
record ScorecardRow(
        UUID id,
        String name,
        @Nullable UUID versionId,
        @Nullable Integer number,
        @Nullable LocalDate effectiveOn,
        List<String> channels,
        List<String> topics,
        List<String> teams,
        @Nullable UUID draftId,
        boolean inReview) {}
