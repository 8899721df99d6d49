package id.binamutu.sampling;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SamplingPlanRepository extends Repository<SamplingPlan, UUID> {

    SamplingPlan save(SamplingPlan plan);

    SamplingPlan saveAndFlush(SamplingPlan plan);

    Optional<SamplingPlan> findById(UUID id);
}
