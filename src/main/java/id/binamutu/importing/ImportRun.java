package id.binamutu.importing;

import id.binamutu.storage.StoredFile;
import id.binamutu.web.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** One file on its way in: checked first, committed when somebody says so. */
@Entity
class ImportRun {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String kind;
    private UUID fileId;
    private String fileName;
    private String sha256;
    private String uploadedBy;
    private Instant uploadedAt;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    // Written while the work runs, beside the entity.
    @Column(insertable = false, updatable = false)
    private long totalLines;

    @Column(insertable = false, updatable = false)
    private long linesRead;

    private long accepted;
    private long unchanged;
    private long refused;
    private String[] header = {};
    private @Nullable String refusalKey;
    private String[] refusalArguments = {};
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected ImportRun() {}

    @SuppressWarnings("NullAway.Init")
    ImportRun(String kind, StoredFile file, String uploadedBy, Clock clock) {
        this.kind = kind;
        this.fileId = file.id();
        this.fileName = file.name();
        this.sha256 = file.sha256();
        this.uploadedBy = uploadedBy;
        this.uploadedAt = clock.instant();
        this.state = ImportState.UPLOADED;
    }

    void startChecking() {
        move(ImportState.CHECKING);
    }

    /** @param names of the file's columns, for the file of bad rows; empty when it has none */
    void checked(ImportCounts counts, List<String> names) {
        move(ImportState.CHECKED);
        header = names.toArray(String[]::new);
        count(counts);
    }

    /** @throws RuleViolation when it was commissioned already, or is not ready */
    void commission() {
        if (state == ImportState.COMMITTING || state == ImportState.DONE) {
            throw RuleViolation.of("import.already-commissioned");
        }
        if (state == ImportState.CHECKED && accepted == 0) {
            throw RuleViolation.of("import.nothing-new");
        }
        move(ImportState.COMMITTING);
    }

    void done(ImportCounts counts, Clock clock) {
        move(ImportState.DONE);
        count(counts);
        finishedAt = clock.instant();
    }

    void refuse(ImportRefused refusal, Clock clock) {
        move(ImportState.REFUSED);
        refusalKey = refusal.messageKey();
        refusalArguments = refusal.arguments().stream().map(String::valueOf).toArray(String[]::new);
        finishedAt = clock.instant();
    }

    void cancel(Clock clock) {
        move(ImportState.CANCELLED);
        finishedAt = clock.instant();
    }

    void fail(Clock clock) {
        move(ImportState.FAILED);
        finishedAt = clock.instant();
    }

    private void move(ImportState next) {
        if (!state.canTransitionTo(next)) {
            throw RuleViolation.of("import.not-possible-now");
        }
        state = next;
    }

    private void count(ImportCounts counts) {
        accepted = counts.accepted();
        unchanged = counts.unchanged();
        refused = counts.refused();
    }

    UUID id() {
        return id;
    }

    String kind() {
        return kind;
    }

    UUID fileId() {
        return fileId;
    }

    String fileName() {
        return fileName;
    }

    List<String> header() {
        return List.of(header);
    }

    String uploadedBy() {
        return uploadedBy;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }

    ImportState state() {
        return state;
    }

    long totalLines() {
        return totalLines;
    }

    long linesRead() {
        return linesRead;
    }

    ImportCounts counts() {
        return new ImportCounts(accepted, unchanged, refused);
    }

    @Nullable
    String refusalKey() {
        return refusalKey;
    }

    List<String> refusalArguments() {
        return Arrays.asList(refusalArguments);
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }
}
