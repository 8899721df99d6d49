package id.binamutu.importing;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface ImportRunRepository extends Repository<ImportRun, UUID> {

    ImportRun save(ImportRun run);

    Optional<ImportRun> findById(UUID id);

    /** Nobody else changes it until the transaction ends, steps of its commit included. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<ImportRun> findForChangeById(UUID id);

    Optional<ImportRun> findByKindAndSha256AndStateIn(String kind, String sha256, Collection<ImportState> states);

    Page<ImportRun> findAllByOrderByUploadedAtDesc(Pageable page);
}
