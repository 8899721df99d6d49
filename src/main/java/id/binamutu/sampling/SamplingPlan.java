package id.binamutu.sampling;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Which conversations of a team and period are to be sampled, and how many per agent. Once drawn it never changes. */
@Entity
class SamplingPlan {

    /** A plan counts for the month in which its period begins. */
    private static final int LONGEST = 31;

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String name;
    private UUID teamId;
    private LocalDate periodFrom;
    private LocalDate periodTo;

    @Embedded
    private Terms terms;

    private LocalDate dueOn;
    private @Nullable UUID scheduleId;
    private UUID createdBy;
    private Instant createdAt;
    private @Nullable Instant drawnAt;

    @SuppressWarnings("NullAway.Init")
    protected SamplingPlan() {}

    @SuppressWarnings("NullAway.Init")
    SamplingPlan(
            UUID teamId,
            String name,
            LocalDate from,
            LocalDate to,
            Terms terms,
            LocalDate dueOn,
            @Nullable UUID scheduleId,
            UUID by,
            Clock clock) {
        this.teamId = teamId;
        this.scheduleId = scheduleId;
        this.createdBy = by;
        this.createdAt = clock.instant();
        change(name, from, to, terms, dueOn);
    }

    /** @throws RuleViolation once it was drawn */
    void change(String name, LocalDate from, LocalDate to, Terms terms, LocalDate dueOn) {
        if (drawnAt != null) {
            throw RuleViolation.of("sampling.already-drawn");
        }
        if (to.isBefore(from)) {
            throw RuleViolation.at("periodTo", "sampling.period-order");
        }
        if (to.isAfter(from.plusDays(LONGEST - 1))) {
            throw RuleViolation.at("periodTo", "sampling.period-long", LONGEST);
        }
        this.name = name;
        this.periodFrom = from;
        this.periodTo = to;
        this.terms = terms;
        this.dueOn = dueOn;
    }

    /** @throws RuleViolation when it was drawn already */
    void drawn(Clock clock) {
        if (drawnAt != null) {
            throw RuleViolation.of("sampling.already-drawn");
        }
        drawnAt = clock.instant();
    }

    SamplingCriteria criteria() {
        return terms.criteria(periodFrom, periodTo);
    }

    Quota quota() {
        return terms.quota();
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    UUID teamId() {
        return teamId;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    UUID scheduleId() {
        return scheduleId;
    }

    UUID createdBy() {
        return createdBy;
    }

    @Nullable
    Instant drawnAt() {
        return drawnAt;
    }
}
