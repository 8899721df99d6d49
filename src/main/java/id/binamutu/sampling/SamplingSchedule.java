package id.binamutu.sampling;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.web.RuleViolation;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the plans of each week or month. What it asks for never changes: it is ended, and another one set up. */
@Entity
class SamplingSchedule {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String name;
    private UUID[] teamIds;

    @Enumerated(EnumType.STRING)
    private Rhythm rhythm;

    private LocalDate startsOn;
    private int dueInDays;
    private boolean drawnByItself;

    @Embedded
    private Terms terms;

    private UUID createdBy;
    private Instant createdAt;
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected SamplingSchedule() {}

    /** @param teamIds empty for all teams there are at each time */
    @SuppressWarnings("NullAway.Init")
    SamplingSchedule(
            String name,
            List<UUID> teamIds,
            Rhythm rhythm,
            LocalDate startsOn,
            int dueInDays,
            boolean drawnByItself,
            Terms terms,
            UUID by,
            Clock clock) {
        this.name = name;
        this.teamIds = teamIds.toArray(UUID[]::new);
        this.rhythm = rhythm;
        this.startsOn = startsOn;
        this.dueInDays = dueInDays;
        this.drawnByItself = drawnByItself;
        this.terms = terms;
        this.createdBy = by;
        this.createdAt = clock.instant();
    }

    /** @throws RuleViolation when it was ended before */
    void end(Clock clock) {
        if (endedAt != null) {
            throw RuleViolation.of("sampling.schedule-ended");
        }
        endedAt = clock.instant();
    }

    SamplingPlan plan(UUID teamId, LocalDate begin, WorkingDays workingDays, Clock clock) {
        LocalDate end = rhythm.next(begin).minusDays(1);
        return new SamplingPlan(
                teamId, name, begin, end, terms, workingDays.after(end, dueInDays), id, createdBy, clock);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    List<UUID> teamIds() {
        return List.of(teamIds);
    }

    Rhythm rhythm() {
        return rhythm;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    int dueInDays() {
        return dueInDays;
    }

    boolean isDrawnByItself() {
        return drawnByItself;
    }

    Terms terms() {
        return terms;
    }

    UUID createdBy() {
        return createdBy;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
