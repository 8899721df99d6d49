package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.UUID;

/** A version of a scorecard was published and never changes from now on. */
public record ScorecardPublished(UUID scorecardId, UUID versionId, String name, int number, LocalDate effectiveOn) {}
