package id.binamutu.document;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class DocumentDemo {
    private final DocumentService service;

    DocumentDemo(DocumentService service) {
        this.service = service;
    }

    /** @param kind as {@link DocumentKind} names it */
    public UUID register(String number, String title, String kind, String owner, int retentionMonths, String basis) {
        return service.register(
                new DocumentForm(number, title, DocumentKind.valueOf(kind), owner, retentionMonths, basis));
    }

    /** Drafts a revision and puts it in force. */
    public UUID release(
            UUID documentId, String label, LocalDate effectiveOn, String change, MultipartFile file, Viewer by) {
        UUID revisionId = draft(documentId, label, effectiveOn, change, file, by);
        service.release(revisionId, by.id());
        return revisionId;
    }

    public UUID draft(
            UUID documentId, String label, LocalDate effectiveOn, String change, MultipartFile file, Viewer by) {
        service.draft(documentId, new RevisionForm(label, effectiveOn, change, file), by.id());
        return service.draftOf(documentId).orElseThrow().id();
    }
}
