package id.binamutu.evaluation;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface EvaluationRepository extends JpaRepository<Evaluation, UUID> {
    /** Locked: of two submissions at once the second waits, and finds it submitted. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Evaluation> findLockedById(UUID id);
}
