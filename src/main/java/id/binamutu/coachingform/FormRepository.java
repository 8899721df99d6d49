package id.binamutu.coachingform;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface FormRepository extends JpaRepository<CoachingForm, UUID> {
    Optional<CoachingForm> findByAgentIdAndPeriod(UUID agentId, LocalDate period);

    List<CoachingForm> findByAgentIdInAndPeriod(Collection<UUID> agentIds, LocalDate period);

    Page<CoachingForm> findByAgentIdAndStateIn(UUID agentId, Collection<FormState> states, Pageable page);

    /** One at a time: who signs twice at once signs once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select f from CoachingForm f where f.id = :id")
    Optional<CoachingForm> findToSign(UUID id);

    /** Latest first: guidance given to these agents in months before this one. */
    @Query("""
            select f from CoachingForm f where f.agentId in :agentIds and f.period < :before and f.period >= :since
                and f.tier in (id.binamutu.coachingform.Tier.GUIDANCE_1, id.binamutu.coachingform.Tier.GUIDANCE_2,
                    id.binamutu.coachingform.Tier.GUIDANCE_3)
                and f.state <> id.binamutu.coachingform.FormState.DRAFT
            order by f.period desc
            """)
    List<CoachingForm> findGuidance(Collection<UUID> agentIds, LocalDate since, LocalDate before);
}
