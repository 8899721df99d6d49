package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.UUID;

/** @param number of the version, from 1 */
public record VersionName(UUID versionId, UUID scorecardId, String name, int number, LocalDate effectiveOn) {}
