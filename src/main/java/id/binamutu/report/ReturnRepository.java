package id.binamutu.report;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ReturnRepository extends Repository<Return, UUID> {
    Return saveAndFlush(Return giveBack);

    Optional<Return> findByReportId(UUID reportId);
}
