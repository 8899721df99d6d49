package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param number of the version, from 1
 * @param effectiveOn null for a draft that names no day yet
 */
public record VersionName(
        UUID versionId,
        UUID scorecardId,
        String name,
        int number,
        @Nullable LocalDate effectiveOn) {}
