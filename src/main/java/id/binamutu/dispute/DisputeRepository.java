package id.binamutu.dispute;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface DisputeRepository extends JpaRepository<Dispute, UUID> {
    /** Locked: of two decisions at once the second waits, and finds it decided. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Dispute> findLockedById(UUID id);

    Optional<Dispute> findByEvaluationId(UUID evaluationId);
}
