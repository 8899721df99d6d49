package id.binamutu.document;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** An entry of the register; what people read are its revisions. */
@Entity
@Table(name = "document")
class Document {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String number;
    private String title;

    @Enumerated(EnumType.STRING)
    private DocumentKind kind;

    private String owner;
    private int retentionMonths;
    private String retentionBasis;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Document() {}

    @SuppressWarnings("NullAway.Init")
    Document(
            String number,
            String title,
            DocumentKind kind,
            String owner,
            int retentionMonths,
            String retentionBasis,
            Clock clock) {
        this.number = number;
        this.title = title;
        this.kind = kind;
        this.owner = owner;
        this.retentionMonths = retentionMonths;
        this.retentionBasis = retentionBasis;
        this.createdAt = clock.instant();
    }

    /** The number stays: it is what other documents and minutes refer to. */
    void describe(String title, DocumentKind kind, String owner, int retentionMonths, String retentionBasis) {
        this.title = title;
        this.kind = kind;
        this.owner = owner;
        this.retentionMonths = retentionMonths;
        this.retentionBasis = retentionBasis;
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public String title() {
        return title;
    }

    public DocumentKind kind() {
        return kind;
    }

    public String owner() {
        return owner;
    }

    public int retentionMonths() {
        return retentionMonths;
    }

    public String retentionBasis() {
        return retentionBasis;
    }
}
