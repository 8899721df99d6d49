package id.binamutu.scorecard;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Scoring parameters under one name, through all their versions. */
@Entity
class Scorecard {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String name;
    private UUID createdBy;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Scorecard() {}

    @SuppressWarnings("NullAway.Init")
    Scorecard(String name, UUID createdBy, Clock clock) {
        this.name = name.strip();
        this.createdBy = createdBy;
        this.createdAt = clock.instant();
    }

    UUID getId() {
        return id;
    }

    String getName() {
        return name;
    }
}
