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
import java.time.Duration;
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
    private @Nullable Instant stretchBeganAt;

    @Column(insertable = false, updatable = false)
    private long stretchBeganDone;

    @Column(insertable = false, updatable = false)
    private int stretches;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant progressedAt;

    private long done;
    private long total;

    private long accepted;
    private long unchanged;
    private long refused;
    private @Nullable Instant commissionedAt;
    private @Nullable String refusalKey;
    private String[] refusalArguments = {};
    private @Nullable String refusalPart;
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

    void checked(ImportCounts counts) {
        move(ImportState.CHECKED);
        count(counts);
    }

    /**
     * From here on it counts what is in, not what would be.
     *
     * @throws RuleViolation when it was commissioned already, or is not ready
     */
    void commission(Clock clock) {
        if (state == ImportState.COMMITTING || state == ImportState.DONE) {
            throw RuleViolation.of("import.already-commissioned");
        }
        if (state == ImportState.CHECKED && accepted == 0) {
            throw RuleViolation.of("import.nothing-new");
        }
        move(ImportState.COMMITTING);
        commissionedAt = clock.instant();
        done = 0;
        total = accepted + unchanged + refused;
        count(new ImportCounts(0, 0, 0));
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
        refusalPart = refusal.part();
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

    String uploadedBy() {
        return uploadedBy;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }

    ImportState state() {
        return state;
    }

    long total() {
        return total;
    }

    long done() {
        return done;
    }

    boolean commissioned() {
        return commissionedAt != null;
    }

    /** Interrupted and taken up again. */
    boolean resumed() {
        return stretches > 1;
    }

    /** Rows a second since it was begun or taken up again; 0 when there is nothing to tell by. */
    double rate() {
        if (stretchBeganAt == null || progressedAt == null) {
            return 0;
        }
        double seconds = Duration.between(stretchBeganAt, progressedAt).toMillis() / 1_000.0;
        return seconds <= 0 ? 0 : (done - stretchBeganDone) / seconds;
    }

    @Nullable
    Instant progressedAt() {
        return progressedAt;
    }

    @Nullable
    String refusalPart() {
        return refusalPart;
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
