package id.binamutu.importing;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

interface ImportRunRepository extends Repository<ImportRun, UUID> {

    ImportRun save(ImportRun run);

    Optional<ImportRun> findById(UUID id);

    Optional<ImportRun> findByKindAndSha256AndStateIn(String kind, String sha256, Collection<ImportState> states);

    Page<ImportRun> findAllByOrderByUploadedAtDesc(Pageable page);
}
