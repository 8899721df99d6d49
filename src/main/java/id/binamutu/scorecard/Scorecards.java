package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Scoring parameters, for the steps that score with them and make them known. */
public interface Scorecards {
    /**
     * A version with its sections and criteria, published or retired: an evaluation keeps its version for ever.
     *
     * @throws id.binamutu.web.NotFoundException when there is none, or it is still a draft
     */
    ScorecardView version(UUID versionId);

    /**
     * The version in force for a channel on a day: of each scorecard the newest that has taken effect and is not retired; one
     * made for the channel goes before one for all channels.
     */
    Optional<UUID> versionFor(String channel, LocalDate day);

    /** Published versions, newest first: for making them known. */
    List<VersionName> published();
}
