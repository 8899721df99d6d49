package id.binamutu.scorecard;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface ScorecardVersionRepository extends JpaRepository<ScorecardVersion, UUID> {
    /** Locked: two who work on one draft take turns, and a publication waits for both. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ScorecardVersion> findLockedById(UUID id);

    Optional<ScorecardVersion> findFirstByScorecardIdOrderByNumberDesc(UUID scorecardId);

    Optional<ScorecardVersion> findFirstByScorecardIdAndNumberLessThanOrderByNumberDesc(UUID scorecardId, int number);
}
