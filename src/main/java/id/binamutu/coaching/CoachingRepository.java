package id.binamutu.coaching;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface CoachingRepository extends JpaRepository<Coaching, UUID> {
    boolean existsByEvaluationId(UUID evaluationId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Coaching> findByEvaluationIdIn(Collection<UUID> evaluationIds);
}
