package id.binamutu.dispute;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agent's disagreement with a version of an evaluation. Days are days in Jakarta, and count to their last second. */
@Entity
class Dispute {
    static final int LAST_STAGE = 3;

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID evaluationId;
    private UUID standingId;
    private UUID agentId;
    private UUID teamId;
    private UUID evaluatorId;
    private Instant submittedAt;

    @Enumerated(EnumType.STRING)
    private DisputeState state;

    private int stage;
    private @Nullable UUID deciderId;
    private LocalDate dueOn;
    private @Nullable LocalDate appealUntil;
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected Dispute() {}

    /** @param over whether nothing is left to go on about */
    void decided(UUID standing, boolean over, LocalDate appealUntil, Clock clock) {
        if (state != DisputeState.WAITING) {
            throw RuleViolation.of("dispute.error.decided");
        }
        standingId = standing;
        if (over || stage == LAST_STAGE) {
            end(DisputeState.CLOSED, clock);
        } else {
            state = DisputeState.ANSWERED;
            this.appealUntil = appealUntil;
        }
    }

    /** To the next stage: after a decision, or because the decider let the time pass. */
    void goOn(LocalDate dueOn, Clock clock) {
        if (!state.isOpen() || stage == LAST_STAGE) {
            throw RuleViolation.of("dispute.error.over");
        }
        if (state == DisputeState.ANSWERED && appealOver(clock)) {
            throw RuleViolation.of("dispute.error.appealOver");
        }
        if (state == DisputeState.WAITING && !late(clock)) {
            throw RuleViolation.of("dispute.error.stillDeciding");
        }
        stage++;
        state = DisputeState.WAITING;
        appealUntil = null;
        deciderId = null;
        this.dueOn = dueOn;
    }

    /** The coordinator leaves the second stage to a team leader. */
    void give(UUID decider) {
        if (state != DisputeState.WAITING || stage != 2) {
            throw RuleViolation.of("dispute.error.decided");
        }
        deciderId = decider;
    }

    void withdraw(Clock clock) {
        if (!state.isOpen()) {
            throw RuleViolation.of("dispute.error.over");
        }
        end(DisputeState.WITHDRAWN, clock);
    }

    /** The agent is content with the decision, or let the time pass. */
    void settle(Clock clock) {
        if (state != DisputeState.ANSWERED) {
            throw RuleViolation.of("dispute.error.over");
        }
        end(DisputeState.CLOSED, clock);
    }

    private void end(DisputeState end, Clock clock) {
        state = end;
        appealUntil = null;
        closedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    boolean late(Clock clock) {
        return state == DisputeState.WAITING && LocalDate.now(clock).isAfter(dueOn);
    }

    boolean appealOver(Clock clock) {
        return appealUntil != null && LocalDate.now(clock).isAfter(appealUntil);
    }

    UUID id() {
        return id;
    }

    UUID evaluationId() {
        return evaluationId;
    }

    UUID standingId() {
        return standingId;
    }

    UUID agentId() {
        return agentId;
    }

    UUID teamId() {
        return teamId;
    }

    UUID evaluatorId() {
        return evaluatorId;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    DisputeState state() {
        return state;
    }

    int stage() {
        return stage;
    }

    @Nullable
    UUID deciderId() {
        return deciderId;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    LocalDate appealUntil() {
        return appealUntil;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }
}
