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

/** The manager received the report (SOP step 9). */
@Entity
@Immutable
@Table(name = "report_acceptance")
class Acceptance {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    private UUID reportId;
    private UUID acceptedBy;
    private Instant acceptedAt;
    private String note;

    @SuppressWarnings("NullAway.Init")
    protected Acceptance() {}

    Acceptance(UUID reportId, UUID acceptedBy, String note, Clock clock) {
        this.reportId = reportId;
        this.acceptedBy = acceptedBy;
        this.note = note;
        this.acceptedAt = clock.instant();
    }

    public UUID reportId() {
        return reportId;
    }

    public UUID acceptedBy() {
        return acceptedBy;
    }

    public Instant acceptedAt() {
        return acceptedAt;
    }

    public String note() {
        return note;
    }
}
