package id.binamutu.report;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AcceptanceRepository extends Repository<Acceptance, UUID> {
    Acceptance saveAndFlush(Acceptance acceptance);

    Optional<Acceptance> findByReportId(UUID reportId);
}
