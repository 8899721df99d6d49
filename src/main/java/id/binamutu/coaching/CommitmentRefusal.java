package id.binamutu.coaching;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** An agent does not agree, and what the team leader said to that. */
@Entity
@Table(name = "commitment_refusal")
class CommitmentRefusal {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID commitmentId;
    private String reason;
    private Instant refusedAt;
    private @Nullable String answer;
    private @Nullable UUID answeredBy;
    private @Nullable Instant answeredAt;

    @SuppressWarnings("NullAway.Init")
    protected CommitmentRefusal() {}

    @SuppressWarnings("NullAway.Init")
    CommitmentRefusal(UUID commitmentId, String reason, Instant refusedAt) {
        this.commitmentId = commitmentId;
        this.reason = reason;
        this.refusedAt = refusedAt;
    }

    void answer(String words, UUID by, Clock clock) {
        if (answeredAt != null) {
            throw RuleViolation.of("coaching.commitment.OPEN.refused");
        }
        answer = words.strip();
        answeredBy = by;
        answeredAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    RefusalView view() {
        return new RefusalView(reason, refusedAt, answer, answeredAt);
    }
}
