package id.binamutu.sampling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TargetingRuleRepository extends Repository<TargetingRule, UUID> {

    TargetingRule saveAndFlush(TargetingRule rule);

    Optional<TargetingRule> findById(UUID id);

    @Query("select r.id from TargetingRule r where r.enabled order by r.id")
    List<UUID> enabled();
}
