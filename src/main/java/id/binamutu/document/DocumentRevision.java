package id.binamutu.document;

import id.binamutu.storage.StoredFile;
import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "document_revision")
class DocumentRevision {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID documentId;
    private String label;
    private LocalDate effectiveOn;
    private String change;
    private UUID fileId;
    private String fileName;

    @Enumerated(EnumType.STRING)
    private RevisionState state;

    private UUID createdBy;
    private Instant createdAt;
    private @Nullable UUID releasedBy;
    private @Nullable Instant releasedAt;
    private @Nullable UUID endedBy;
    private @Nullable Instant endedAt;
    private @Nullable String withdrawalReason;

    @SuppressWarnings("NullAway.Init")
    protected DocumentRevision() {}

    @SuppressWarnings("NullAway.Init")
    DocumentRevision(
            UUID documentId,
            String label,
            LocalDate effectiveOn,
            String change,
            StoredFile file,
            UUID createdBy,
            Clock clock) {
        this.documentId = documentId;
        this.label = label;
        this.effectiveOn = effectiveOn;
        this.change = change;
        this.fileId = file.id();
        this.fileName = file.name();
        this.state = RevisionState.DRAFT;
        this.createdBy = createdBy;
        this.createdAt = clock.instant();
    }

    void redraft(String label, LocalDate effectiveOn, String change, @Nullable StoredFile file) {
        if (state != RevisionState.DRAFT) {
            throw RuleViolation.of("document.revision.notDraft");
        }
        this.label = label;
        this.effectiveOn = effectiveOn;
        this.change = change;
        if (file != null) {
            this.fileId = file.id();
            this.fileName = file.name();
        }
    }

    void release(UUID by, Clock clock) {
        if (state != RevisionState.DRAFT) {
            throw RuleViolation.of("document.revision.notDraft");
        }
        if (effectiveOn.isAfter(LocalDate.now(clock))) {
            throw RuleViolation.of("document.revision.notYet", label);
        }
        this.state = RevisionState.IN_FORCE;
        this.releasedBy = by;
        this.releasedAt = clock.instant();
    }

    void supersede(UUID by, Clock clock) {
        end(RevisionState.SUPERSEDED, by, clock);
    }

    void withdraw(String reason, UUID by, Clock clock) {
        end(RevisionState.WITHDRAWN, by, clock);
        this.withdrawalReason = reason;
    }

    private void end(RevisionState end, UUID by, Clock clock) {
        if (state != RevisionState.IN_FORCE) {
            throw RuleViolation.of("document.revision.notInForce");
        }
        this.state = end;
        this.endedBy = by;
        this.endedAt = clock.instant();
    }

    public boolean isDraft() {
        return state == RevisionState.DRAFT;
    }

    public boolean isInForce() {
        return state == RevisionState.IN_FORCE;
    }

    public UUID id() {
        return id;
    }

    public UUID documentId() {
        return documentId;
    }

    public String label() {
        return label;
    }

    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    public String change() {
        return change;
    }

    public UUID fileId() {
        return fileId;
    }

    public String fileName() {
        return fileName;
    }
}
