package id.binamutu.scorecard;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ScorecardRepository extends JpaRepository<Scorecard, UUID> {
    boolean existsByNameIgnoreCase(String name);
}
