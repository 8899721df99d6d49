package id.binamutu.sampling;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Which conversations of a team and month are to be sampled, and how many per agent. Once drawn it never changes. */
@Entity
class SamplingPlan {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String name;
    private UUID teamId;
    private LocalDate periodFrom;
    private LocalDate periodTo;
    private String[] channels;
    private String[] topics;
    private @Nullable Integer minSeconds;
    private @Nullable Integer maxSeconds;
    private @Nullable Short minCsat;
    private @Nullable Short maxCsat;
    private int quota;
    private LocalDate dueOn;
    private UUID createdBy;
    private Instant createdAt;
    private @Nullable Instant drawnAt;

    @SuppressWarnings("NullAway.Init")
    protected SamplingPlan() {}

    @SuppressWarnings("NullAway.Init")
    SamplingPlan(
            UUID teamId, SamplingCriteria criteria, String name, int quota, LocalDate dueOn, UUID by, Clock clock) {
        this.teamId = teamId;
        this.createdBy = by;
        this.createdAt = clock.instant();
        change(criteria, name, quota, dueOn);
    }

    /** @throws RuleViolation once it was drawn */
    void change(SamplingCriteria criteria, String name, int quota, LocalDate dueOn) {
        if (drawnAt != null) {
            throw RuleViolation.of("sampling.already-drawn");
        }
        if (criteria.to().isBefore(criteria.from())) {
            throw RuleViolation.at("periodTo", "sampling.period-order");
        }
        if (!YearMonth.from(criteria.from()).equals(YearMonth.from(criteria.to()))) {
            throw RuleViolation.at("periodTo", "sampling.period-month");
        }
        if (criteria.minSeconds() != null
                && criteria.maxSeconds() != null
                && criteria.minSeconds() > criteria.maxSeconds()) {
            throw RuleViolation.at("maxSeconds", "sampling.range-order");
        }
        if (criteria.minCsat() != null && criteria.maxCsat() != null && criteria.minCsat() > criteria.maxCsat()) {
            throw RuleViolation.at("maxCsat", "sampling.range-order");
        }
        this.name = name;
        this.periodFrom = criteria.from();
        this.periodTo = criteria.to();
        this.channels = criteria.channels().toArray(String[]::new);
        this.topics = criteria.topics().toArray(String[]::new);
        this.minSeconds = criteria.minSeconds();
        this.maxSeconds = criteria.maxSeconds();
        this.minCsat = criteria.minCsat() == null ? null : criteria.minCsat().shortValue();
        this.maxCsat = criteria.maxCsat() == null ? null : criteria.maxCsat().shortValue();
        this.quota = quota;
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
        return new SamplingCriteria(
                periodFrom,
                periodTo,
                List.of(channels),
                List.of(topics),
                minSeconds,
                maxSeconds,
                minCsat == null ? null : minCsat.intValue(),
                maxCsat == null ? null : maxCsat.intValue());
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

    int quota() {
        return quota;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    Instant drawnAt() {
        return drawnAt;
    }
}
