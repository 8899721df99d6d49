package id.binamutu.briefing;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface BriefingRepository extends JpaRepository<Briefing, UUID> {
    /** Decisions about one briefing come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Briefing b where b.id = :id")
    Optional<Briefing> lock(UUID id);

    Optional<Briefing> findByRequestId(UUID requestId);
}
