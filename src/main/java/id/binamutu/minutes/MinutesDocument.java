package id.binamutu.minutes;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "minutes")
class MinutesDocument {
    static final String TYPE = "minutes";

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String subjectType;
    private UUID subjectId;
    private String title;
    private String place;
    private Instant heldAt;
    private String present;
    private String points;
    private String decisions;
    private String actions;
    private UUID authorId;
    private Instant writtenAt;
    private @Nullable Instant signedAt;

    @SuppressWarnings("NullAway.Init")
    protected MinutesDocument() {}

    @SuppressWarnings("NullAway.Init")
    MinutesDocument(String subjectType, UUID subjectId, Content content, UUID authorId, Clock clock) {
        this.subjectType = subjectType;
        this.subjectId = subjectId;
        write(content, authorId, clock);
    }

    /** Whoever wrote last is the author, and signs. */
    final void write(Content content, UUID authorId, Clock clock) {
        if (signedAt != null) {
            throw RuleViolation.of("minutes.signed.already");
        }
        this.title = content.title();
        this.place = content.place();
        this.heldAt = content.heldAt();
        this.present = content.present();
        this.points = content.points();
        this.decisions = content.decisions();
        this.actions = content.actions();
        this.authorId = authorId;
        this.writtenAt = clock.instant();
    }

    void sign(UUID signerId, Clock clock) {
        if (!signerId.equals(authorId)) {
            throw RuleViolation.of("minutes.sign.notAuthor");
        }
        this.signedAt = clock.instant();
    }

    boolean isSigned() {
        return signedAt != null;
    }

    /** All that is signed. */
    Content content() {
        return new Content(title, place, heldAt, present, points, decisions, actions);
    }

    UUID id() {
        return id;
    }

    UUID authorId() {
        return authorId;
    }

    @Nullable
    Instant signedAt() {
        return signedAt;
    }

    record Content(
            String title,
            String place,
            Instant heldAt,
            String present,
            String points,
            String decisions,
            String actions) {}
}
