package id.binamutu.coaching;

import id.binamutu.evaluation.EvaluationReleased;
import id.binamutu.evaluation.EvaluationRevised;
import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One corrective action: findings, root cause, the talk about them, and how it ended. */
@Entity
@Table(name = "coaching")
class Coaching {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID agentId;
    private UUID teamId;
    private UUID coachId;
    private @Nullable UUID evaluationId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> findingIds;

    private @Nullable Instant foundAt;
    private @Nullable String reason;
    private Instant openedAt;
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private CoachingState state;

    @Enumerated(EnumType.STRING)
    private @Nullable RootCause rootCauseCategory;

    private @Nullable String rootCause;
    private @Nullable Instant rootCauseAt;
    private @Nullable Instant plannedFor;
    private @Nullable String place;
    private @Nullable Instant plannedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<UUID> articleIds;

    private @Nullable String reminder;
    private @Nullable String notes;
    private @Nullable Instant heldAt;
    private @Nullable Instant recordedAt;
    private @Nullable Instant committedAt;
    private @Nullable String closure;
    private @Nullable Instant closedAt;
    private @Nullable UUID closedBy;
    private @Nullable Instant droppedAt;
    private @Nullable UUID droppedFor;

    @SuppressWarnings("NullAway.Init")
    protected Coaching() {}

    /** An evaluation found something. */
    Coaching(EvaluationReleased evaluation, UUID coachId, Deadlines deadlines, Clock clock) {
        this(evaluation.agentId(), evaluation.teamId(), coachId, deadlines, clock);
        evaluationId = evaluation.evaluationId();
        findingIds = List.copyOf(evaluation.findingIds());
        foundAt = evaluation.submittedAt().truncatedTo(ChronoUnit.MICROS);
    }

    /** A correction of an evaluation found something that it had not found before. */
    Coaching(EvaluationRevised revised, UUID coachId, Deadlines deadlines, Clock clock) {
        this(revised.agentId(), revised.teamId(), coachId, deadlines, clock);
        evaluationId = revised.evaluationId();
        findingIds = List.copyOf(revised.findingIds());
        foundAt = revised.revisedAt();
    }

    /** A team leader saw a reason without an evaluation. */
    Coaching(UUID agentId, UUID teamId, UUID coachId, String reason, Deadlines deadlines, Clock clock) {
        this(agentId, teamId, coachId, deadlines, clock);
        this.reason = reason.strip();
    }

    @SuppressWarnings("NullAway.Init")
    private Coaching(UUID agentId, UUID teamId, UUID coachId, Deadlines deadlines, Clock clock) {
        this.agentId = agentId;
        this.teamId = teamId;
        this.coachId = coachId;
        findingIds = List.of();
        articleIds = List.of();
        openedAt = now(clock);
        dueAt = deadlines.toHold(openedAt);
        state = CoachingState.OPEN;
    }

    void plan(CoachingForm form, Clock clock) {
        moveTo(CoachingState.PLANNED);
        LocalDate day = Objects.requireNonNull(form.plannedOn());
        LocalTime time = Objects.requireNonNull(form.plannedTime());
        if (day.isBefore(LocalDate.now(clock))) {
            throw RuleViolation.at("plannedOn", "coaching.plannedOn.past");
        }
        plannedFor = day.atTime(time).atZone(clock.getZone()).toInstant();
        plannedAt = now(clock);
        prepare(form, clock);
    }

    void hold(CoachingForm form, Clock clock) {
        moveTo(CoachingState.HELD);
        Instant at = Objects.requireNonNull(form.heldOn())
                .atTime(Objects.requireNonNull(form.heldTime()))
                .atZone(clock.getZone())
                .toInstant();
        if (at.isAfter(clock.instant())) {
            throw RuleViolation.at("heldOn", "coaching.heldOn.future");
        }
        if (at.isBefore((foundAt == null ? openedAt : foundAt).truncatedTo(ChronoUnit.MINUTES))) {
            throw RuleViolation.at("heldOn", "coaching.heldOn.beforeFinding");
        }
        heldAt = at;
        recordedAt = now(clock);
        notes = stripped(form.notes());
        prepare(form, clock);
    }

    private void prepare(CoachingForm form, Clock clock) {
        String cause = stripped(form.rootCause());
        if (form.rootCauseCategory() != rootCauseCategory || !Objects.equals(cause, rootCause)) {
            rootCauseAt = form.rootCauseCategory() == null ? null : now(clock);
        }
        rootCauseCategory = form.rootCauseCategory();
        rootCause = cause;
        place = stripped(form.place());
        reminder = stripped(form.reminder());
        articleIds = form.articleIds() == null ? List.of() : List.copyOf(form.articleIds());
        if (state == CoachingState.PLANNED) {
            notes = stripped(form.notes());
        }
    }

    void commit(Instant signedAt) {
        moveTo(CoachingState.COMMITTED);
        committedAt = signedAt;
    }

    void close(String words, UUID by, Clock clock) {
        moveTo(CoachingState.CLOSED);
        closure = words.strip();
        closedBy = by;
        closedAt = now(clock);
    }

    /** A version of the evaluation withdrew all that it was about. */
    void drop(UUID evaluationId, Clock clock) {
        moveTo(CoachingState.DROPPED);
        droppedFor = evaluationId;
        droppedAt = now(clock);
    }

    private void moveTo(CoachingState next) {
        if (!state.canTransitionTo(next)) {
            throw RuleViolation.of("coaching.state." + state + ".refused");
        }
        state = next;
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable String stripped(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }

    CoachingForm form(Clock clock) {
        var planned = plannedFor == null ? null : plannedFor.atZone(clock.getZone());
        var now = clock.instant().atZone(clock.getZone());
        return new CoachingForm(
                rootCauseCategory,
                rootCause,
                planned == null ? null : planned.toLocalDate(),
                planned == null ? null : planned.toLocalTime(),
                place,
                articleIds,
                reminder,
                notes,
                now.toLocalDate(),
                now.toLocalTime().truncatedTo(ChronoUnit.MINUTES));
    }

    UUID id() {
        return id;
    }

    UUID agentId() {
        return agentId;
    }

    UUID teamId() {
        return teamId;
    }

    UUID coachId() {
        return coachId;
    }

    @Nullable
    UUID evaluationId() {
        return evaluationId;
    }

    List<UUID> findingIds() {
        return findingIds;
    }

    @Nullable
    Instant foundAt() {
        return foundAt;
    }

    @Nullable
    String reason() {
        return reason;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    CoachingState state() {
        return state;
    }

    @Nullable
    RootCause rootCauseCategory() {
        return rootCauseCategory;
    }

    @Nullable
    String rootCause() {
        return rootCause;
    }

    @Nullable
    Instant rootCauseAt() {
        return rootCauseAt;
    }

    @Nullable
    Instant plannedFor() {
        return plannedFor;
    }

    @Nullable
    String place() {
        return place;
    }

    @Nullable
    Instant plannedAt() {
        return plannedAt;
    }

    List<UUID> articleIds() {
        return articleIds;
    }

    @Nullable
    String reminder() {
        return reminder;
    }

    @Nullable
    String notes() {
        return notes;
    }

    @Nullable
    Instant heldAt() {
        return heldAt;
    }

    @Nullable
    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable
    String closure() {
        return closure;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    @Nullable
    UUID closedBy() {
        return closedBy;
    }
}
