package id.binamutu.minutes;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface MinutesRepository extends JpaRepository<MinutesDocument, UUID> {
    Optional<MinutesDocument> findBySubjectTypeAndSubjectId(String subjectType, UUID subjectId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from MinutesDocument m where m.subjectType = :subjectType and m.subjectId = :subjectId")
    Optional<MinutesDocument> lock(String subjectType, UUID subjectId);

    @Query("""
            select m.subjectId from MinutesDocument m
            where m.subjectType = :subjectType and m.subjectId in :subjectIds and m.signedAt is not null""")
    Set<UUID> signed(String subjectType, Collection<UUID> subjectIds);
}
