package id.binamutu.coaching;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface RefusalRepository extends JpaRepository<CommitmentRefusal, UUID> {
    List<CommitmentRefusal> findByCommitmentIdOrderByRefusedAt(UUID commitmentId);

    Optional<CommitmentRefusal> findByCommitmentIdAndAnsweredAtIsNull(UUID commitmentId);
}
