package id.binamutu.sampling;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation that was chosen. The draw writes it; from then on only its state moves. */
@Entity
class Sample {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column(updatable = false)
    private @Nullable UUID planId;

    @Column(updatable = false)
    private UUID agentId;

    @Column(updatable = false)
    private UUID teamId;

    @Column(updatable = false)
    private boolean random;

    @Column(updatable = false)
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private SampleStatus status;

    @SuppressWarnings("NullAway.Init")
    protected Sample() {}

    /** Again has no further effect. */
    void evaluated() {
        if (status == SampleStatus.REPLACED) {
            throw RuleViolation.of("sampling.sample-replaced");
        }
        status = SampleStatus.EVALUATED;
    }

    void replaced() {
        if (!random) {
            throw RuleViolation.of("sampling.targeted-not-replaced");
        }
        if (status == SampleStatus.REPLACED) {
            throw RuleViolation.of("sampling.sample-replaced");
        }
        if (status == SampleStatus.EVALUATED) {
            throw RuleViolation.of("sampling.sample-evaluated");
        }
        status = SampleStatus.REPLACED;
    }

    boolean isEvaluated() {
        return status == SampleStatus.EVALUATED;
    }

    UUID id() {
        return id;
    }

    /** Null for one that a rule chose. */
    @Nullable
    UUID planId() {
        return planId;
    }

    UUID agentId() {
        return agentId;
    }

    UUID teamId() {
        return teamId;
    }
}
