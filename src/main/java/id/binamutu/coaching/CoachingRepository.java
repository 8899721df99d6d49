package id.binamutu.coaching;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CoachingRepository extends JpaRepository<Coaching, UUID> {
    boolean existsByEvaluationId(UUID evaluationId);
}
