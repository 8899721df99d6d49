package id.binamutu.document;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DocumentRevisionRepository extends JpaRepository<DocumentRevision, UUID> {
    Optional<DocumentRevision> findByDocumentIdAndState(UUID documentId, RevisionState state);

    @Query("select r.documentId from DocumentRevision r where r.id = :id")
    Optional<UUID> documentOf(UUID id);

    @Query("""
            select count(r) > 0 from DocumentRevision r
            where r.documentId = :documentId and upper(r.label) = upper(:label) and r.state <> 'DRAFT'""")
    boolean isTaken(UUID documentId, String label);
}
