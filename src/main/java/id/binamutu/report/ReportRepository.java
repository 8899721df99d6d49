package id.binamutu.report;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReportRepository extends Repository<PerformanceReport, UUID> {
    PerformanceReport saveAndFlush(PerformanceReport report);

    Optional<PerformanceReport> findById(UUID id);

    /** Who comes second waits here and then finds what the first one did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from PerformanceReport r where r.id = :id")
    Optional<PerformanceReport> lock(UUID id);

    @Query(
            "select r from PerformanceReport r where r.teamId = :teamId and r.period = :period and r.state <> id.binamutu.report.ReportState.RETURNED")
    Optional<PerformanceReport> live(UUID teamId, LocalDate period);

    @Query("""
            select r from PerformanceReport r where r.teamId = :teamId and r.period = :period
              and r.state = id.binamutu.report.ReportState.RETURNED order by r.revision desc limit 1""")
    Optional<PerformanceReport> findLatestReturned(UUID teamId, LocalDate period);
}
