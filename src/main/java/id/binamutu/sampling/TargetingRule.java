package id.binamutu.sampling;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** Which conversations to look at besides those that chance draws. */
@Entity
class TargetingRule {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String name;
    private UUID[] teamIds;
    private boolean enabled;
    private @Nullable Short maxCsat;
    private String[] words;

    @Enumerated(EnumType.STRING)
    private SaidBy saidBy;

    private String[] topics;
    private @Nullable Short handlingPercentile;
    private @Nullable Short repeatDays;
    private boolean criticalLastMonth;
    private int perAgent;
    private int perRun;
    private boolean severestFirst;
    private int dueWorkingDays;
    private UUID createdBy;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected TargetingRule() {}

    @SuppressWarnings("NullAway.Init")
    TargetingRule(TargetingForm form, UUID by, Clock clock) {
        this.createdBy = by;
        this.createdAt = clock.instant();
        change(form);
    }

    /** @throws RuleViolation when no condition is stated */
    void change(TargetingForm form) {
        TargetingConditions conditions = form.conditions();
        if (conditions.none()) {
            throw RuleViolation.of("sampling.rule.no-condition");
        }
        this.name = form.name().strip();
        this.teamIds = form.teams().toArray(UUID[]::new);
        this.enabled = Boolean.TRUE.equals(form.enabled());
        this.maxCsat = small(conditions.maxCsat());
        this.words = conditions.words().toArray(String[]::new);
        this.saidBy = conditions.saidBy();
        this.topics = conditions.topics().toArray(String[]::new);
        this.handlingPercentile = small(conditions.handlingPercentile());
        this.repeatDays = small(conditions.repeatDays());
        this.criticalLastMonth = conditions.criticalLastMonth();
        this.perAgent = form.perAgent();
        this.perRun = form.perRun();
        this.severestFirst = Boolean.TRUE.equals(form.severestFirst());
        this.dueWorkingDays = form.dueWorkingDays();
    }

    TargetingConditions conditions() {
        return new TargetingConditions(
                number(maxCsat),
                List.of(words),
                saidBy,
                List.of(topics),
                number(handlingPercentile),
                number(repeatDays),
                criticalLastMonth);
    }

    private static @Nullable Short small(@Nullable Integer value) {
        return value == null ? null : value.shortValue();
    }

    private static @Nullable Integer number(@Nullable Short value) {
        return value == null ? null : value.intValue();
    }

    UUID id() {
        return id;
    }

    @Nullable
    Integer version() {
        return version;
    }

    String name() {
        return name;
    }

    /** Empty for every team. */
    List<UUID> teamIds() {
        return List.of(teamIds);
    }

    UUID createdBy() {
        return createdBy;
    }

    boolean enabled() {
        return enabled;
    }

    int perAgent() {
        return perAgent;
    }

    int perRun() {
        return perRun;
    }

    boolean severestFirst() {
        return severestFirst;
    }

    int dueWorkingDays() {
        return dueWorkingDays;
    }
}
