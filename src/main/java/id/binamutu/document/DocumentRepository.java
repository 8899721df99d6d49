package id.binamutu.document;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface DocumentRepository extends JpaRepository<Document, UUID> {
    @Query("select count(d) > 0 from Document d where upper(d.number) = upper(:number)")
    boolean isRegistered(String number);

    /** Decisions about the revisions of one document come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Document d where d.id = :id")
    Optional<Document> lock(UUID id);
}
