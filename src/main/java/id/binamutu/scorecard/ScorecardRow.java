package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param versionId newest published version; null while there is only a draft
 * @param draftId null when no draft is being worked on
 */
record ScorecardRow(
        UUID id,
        String name,
        @Nullable UUID versionId,
        @Nullable Integer number,
        @Nullable LocalDate effectiveOn,
        List<String> channels,
        @Nullable UUID draftId) {}
