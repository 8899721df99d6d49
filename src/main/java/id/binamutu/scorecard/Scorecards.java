package id.binamutu.scorecard;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scoring parameters, for the steps that score with them and make them known. */
public interface Scorecards {
    /**
     * A version with its sections and criteria, published or retired: an evaluation keeps its version for ever.
     *
     * @throws id.binamutu.web.NotFoundException when there is none, or it is still a draft
     */
    ScorecardView version(UUID versionId);

    /**
     * The version in force for a conversation: of each scorecard the newest that has taken effect and is not retired, if it
     * applies to the channel, the topic and the team. Several may apply: one made for the team goes before one for all teams;
     * then one made for the topic, then one made for the channel, then the one that took effect last, then the first by name,
     * which no two scorecards share.
     *
     * @param channel null when it is not known, then only what applies to all channels is found; topic and team alike
     */
    Optional<UUID> versionFor(@Nullable String channel, @Nullable String topic, @Nullable UUID teamId, LocalDate day);

    /**
     * A version in whatever state, for trying it out.
     *
     * @throws id.binamutu.web.NotFoundException when there is none
     */
    ScorecardView anyState(UUID versionId);

    /** Versions that are worked on or reviewed, by name: for trying them out. */
    List<VersionName> drafts();

    /** Published versions, newest first: for making them known. */
    List<VersionName> published();
}
