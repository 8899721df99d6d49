package id.binamutu.sampling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SamplingScheduleRepository extends Repository<SamplingSchedule, UUID> {

    SamplingSchedule saveAndFlush(SamplingSchedule schedule);

    Optional<SamplingSchedule> findById(UUID id);

    List<SamplingSchedule> findByEndedAtIsNullOrderByCreatedAt();

    List<SamplingSchedule> findTop200ByOrderByCreatedAtDesc();
}
