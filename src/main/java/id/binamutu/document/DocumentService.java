package id.binamutu.document;

import static java.util.Objects.requireNonNull;

import id.binamutu.audit.Trail;
import id.binamutu.storage.Attachments;
import id.binamutu.storage.StoredFile;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DocumentService {
    private final DocumentRepository documents;
    private final DocumentRevisionRepository revisions;
    private final Attachments attachments;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DocumentService(
            DocumentRepository documents,
            DocumentRevisionRepository revisions,
            Attachments attachments,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.documents = documents;
        this.revisions = revisions;
        this.attachments = attachments;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Document document(UUID id) {
        return documents.findById(id).orElseThrow(NotFoundException::new);
    }

    @Transactional(readOnly = true)
    Optional<DocumentRevision> draftOf(UUID documentId) {
        return revisions.findByDocumentIdAndState(documentId, RevisionState.DRAFT);
    }

    @Transactional(readOnly = true)
    DocumentRevision revision(UUID id) {
        return revisions.findById(id).orElseThrow(NotFoundException::new);
    }

    @Transactional
    UUID register(DocumentForm form) {
        String number = requireNonNull(form.number()).strip();
        if (documents.isRegistered(number)) {
            throw RuleViolation.at("number", "document.number.taken", number);
        }
        Document document = new Document(
                number,
                requireNonNull(form.title()).strip(),
                requireNonNull(form.kind()),
                requireNonNull(form.owner()).strip(),
                requireNonNull(form.retentionMonths()),
                requireNonNull(form.retentionBasis()).strip(),
                clock);
        try {
            documents.saveAndFlush(document);
        } catch (DataIntegrityViolationException registeredMeanwhile) {
            throw RuleViolation.at("number", "document.number.taken", number);
        }
        trail.record("document.registered", "document", document.id(), Map.of("number", number));
        return document.id();
    }

    @Transactional
    void describe(UUID id, DocumentForm form) {
        Document document = documents.lock(id).orElseThrow(NotFoundException::new);
        document.describe(
                requireNonNull(form.title()).strip(),
                requireNonNull(form.kind()),
                requireNonNull(form.owner()).strip(),
                requireNonNull(form.retentionMonths()),
                requireNonNull(form.retentionBasis()).strip());
        trail.record(
                "document.described",
                "document",
                id,
                Map.of("title", document.title(), "retentionMonths", document.retentionMonths()));
    }

    /** Prepares the next revision; a document has one draft at most, which is changed until it is put in force. */
    @Transactional
    void draft(UUID documentId, RevisionForm form, UUID by) {
        Document document = documents.lock(documentId).orElseThrow(NotFoundException::new);
        String label = requireNonNull(form.label()).strip();
        if (revisions.isTaken(documentId, label)) {
            throw RuleViolation.at("label", "document.revision.taken", label);
        }
        Optional<DocumentRevision> existing = draftOf(documentId);
        StoredFile file = attachments.keep(form.file(), "file");
        if (existing.isPresent()) {
            existing.get()
                    .redraft(
                            label,
                            requireNonNull(form.effectiveOn()),
                            requireNonNull(form.change()).strip(),
                            file);
            trail.record("document.revision.redrafted", "document", documentId, Map.of("revision", label));
            return;
        }
        if (file == null) {
            throw RuleViolation.at("file", "document.revision.fileMissing");
        }
        revisions.save(new DocumentRevision(
                document.id(),
                label,
                requireNonNull(form.effectiveOn()),
                requireNonNull(form.change()).strip(),
                file,
                by,
                clock));
        trail.record("document.revision.drafted", "document", documentId, Map.of("revision", label));
    }

    /** Puts a draft in force in the place of the revision before it. Asking twice has one effect. */
    @Transactional
    Document release(UUID revisionId, UUID by) {
        Document document = lockDocumentOf(revisionId);
        DocumentRevision revision = revision(revisionId);
        if (revision.isInForce()) {
            return document;
        }
        // The old one first: the database allows one revision in force.
        revisions
                .findByDocumentIdAndState(document.id(), RevisionState.IN_FORCE)
                .ifPresent(old -> {
                    old.supersede(by, clock);
                    revisions.saveAndFlush(old);
                });
        revision.release(by, clock);
        revisions.saveAndFlush(revision);
        trail.record(
                "document.revision.released",
                "document",
                document.id(),
                Map.of("number", document.number(), "revision", revision.label()));
        events.publishEvent(new RevisionReleased(
                revisionId,
                document.id(),
                document.number(),
                document.title(),
                revision.label(),
                revision.effectiveOn()));
        return document;
    }

    @Transactional
    Document withdraw(UUID revisionId, String reason, UUID by) {
        Document document = lockDocumentOf(revisionId);
        DocumentRevision revision = revision(revisionId);
        revision.withdraw(reason.strip(), by, clock);
        trail.record(
                "document.revision.withdrawn",
                "document",
                document.id(),
                Map.of("number", document.number(), "revision", revision.label(), "reason", reason.strip()));
        return document;
    }

    private Document lockDocumentOf(UUID revisionId) {
        UUID documentId = revisions.documentOf(revisionId).orElseThrow(NotFoundException::new);
        return documents.lock(documentId).orElseThrow(NotFoundException::new);
    }
}
