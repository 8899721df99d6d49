package id.binamutu.report;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** The manager gave the report back, and why. */
@Entity
@Immutable
@Table(name = "report_return")
class Return {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    private UUID reportId;
    private UUID returnedBy;
    private Instant returnedAt;
    private String reason;

    @SuppressWarnings("NullAway.Init")
    protected Return() {}

    Return(UUID reportId, UUID returnedBy, String reason, Clock clock) {
        this.reportId = reportId;
        this.returnedBy = returnedBy;
        this.reason = reason;
        this.returnedAt = clock.instant();
    }

    public UUID reportId() {
        return reportId;
    }

    public UUID returnedBy() {
        return returnedBy;
    }

    public Instant returnedAt() {
        return returnedAt;
    }

    public String reason() {
        return reason;
    }
}
