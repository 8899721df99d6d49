package id.binamutu.sampling;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SampleRepository extends Repository<Sample, UUID> {

    Optional<Sample> findById(UUID id);

    Sample saveAndFlush(Sample sample);
}
