package id.binamutu.briefing;

import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "briefing")
class Briefing {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID teamId;
    private String title;
    private Instant scheduledAt;
    private String place;
    private String material;
    private int passMark;
    private int attemptsAllowed;
    private LocalDate quizDueOn;

    @Enumerated(EnumType.STRING)
    private BriefingState state;

    private UUID requestId;
    private UUID plannedBy;
    private Instant plannedAt;
    private @Nullable LocalDate heldOn;
    private @Nullable Instant closedAt;
    private @Nullable Instant cancelledAt;
    private @Nullable String cancellationReason;

    @SuppressWarnings("NullAway.Init")
    protected Briefing() {}

    @SuppressWarnings("NullAway.Init")
    Briefing(UUID teamId, Plan plan, UUID requestId, UUID plannedBy, Clock clock) {
        this.teamId = teamId;
        this.state = BriefingState.PLANNED;
        this.requestId = requestId;
        this.plannedBy = plannedBy;
        this.plannedAt = clock.instant();
        replan(plan);
    }

    final void replan(Plan plan) {
        if (state != BriefingState.PLANNED) {
            throw RuleViolation.of("briefing.notPlanned");
        }
        this.title = plan.title();
        this.scheduledAt = plan.scheduledAt();
        this.place = plan.place();
        this.material = plan.material();
        this.passMark = plan.passMark();
        this.attemptsAllowed = plan.attemptsAllowed();
        this.quizDueOn = plan.quizDueOn();
    }

    void openQuiz(int questions) {
        if (questions == 0) {
            throw RuleViolation.of("briefing.quiz.empty");
        }
        become(BriefingState.OPEN);
    }

    /** Attendance can be noted, and put right until the minutes are signed. */
    void hold(Clock clock) {
        if (scheduledAt.isAfter(clock.instant())) {
            throw RuleViolation.of("briefing.attendance.tooEarly");
        }
        if (state == BriefingState.HELD) {
            return;
        }
        become(BriefingState.HELD);
        this.heldOn = LocalDate.ofInstant(scheduledAt, clock.getZone());
    }

    void close(boolean minutesSigned, long behind, Clock clock) {
        if (!minutesSigned) {
            throw RuleViolation.of("briefing.close.minutes");
        }
        if (behind > 0) {
            throw RuleViolation.of("briefing.close.behind", behind);
        }
        become(BriefingState.CLOSED);
        this.closedAt = clock.instant();
    }

    void cancel(String reason, Clock clock) {
        become(BriefingState.CANCELLED);
        this.cancelledAt = clock.instant();
        this.cancellationReason = reason;
    }

    private void become(BriefingState next) {
        if (!state.canBecome(next)) {
            throw RuleViolation.of("briefing.state.refused");
        }
        this.state = next;
    }

    /** Questions may change until the quiz is open. */
    void requireQuizInPreparation() {
        if (state != BriefingState.PLANNED) {
            throw RuleViolation.of("briefing.quiz.fixed");
        }
    }

    UUID id() {
        return id;
    }

    UUID teamId() {
        return teamId;
    }

    String title() {
        return title;
    }

    Instant scheduledAt() {
        return scheduledAt;
    }

    LocalDate quizDueOn() {
        return quizDueOn;
    }

    BriefingState state() {
        return state;
    }

    UUID plannedBy() {
        return plannedBy;
    }

    record Plan(
            String title,
            Instant scheduledAt,
            String place,
            String material,
            int passMark,
            int attemptsAllowed,
            LocalDate quizDueOn) {}
}
