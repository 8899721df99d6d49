package id.binamutu.evaluation;

import id.binamutu.scorecard.Score;
import id.binamutu.web.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A sample scored by one evaluator on one scorecard version. */
@Entity
class Evaluation {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private UUID sampleId;
    private UUID interactionId;
    private Instant happenedAt;
    private LocalDate happenedOn;
    private UUID agentId;
    private UUID teamId;
    private UUID evaluatorId;
    private UUID scorecardVersionId;
    private boolean random;

    @Enumerated(EnumType.STRING)
    private EvaluationState state;

    private Instant startedAt;
    private @Nullable Instant submittedAt;

    @Enumerated(EnumType.STRING)
    private ReleaseMode releaseMode;

    private @Nullable Instant releaseAt;
    private @Nullable Instant releasedAt;
    private @Nullable Integer activeSeconds;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    private @Nullable BigDecimal score;
    private int customerCritical;
    private int businessCritical;
    private int complianceCritical;
    private UUID[] failed = {};
    private UUID[] uncounted = {};
    private UUID[] causes = {};

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Evaluation() {}

    /**
     * Closes it for good.
     *
     * @param activeSeconds how long the evaluator was at work; null when the page could not tell
     */
    void submit(
            Score result,
            CriteriaTally tally,
            Verdict verdict,
            @Nullable Integer activeSeconds,
            Release release,
            Clock clock) {
        if (submitted()) {
            throw RuleViolation.of("evaluation.error.submitted");
        }
        if (result.total() == null) {
            throw RuleViolation.of("evaluation.error.noScore");
        }
        score = result.total();
        customerCritical = result.customerCritical();
        businessCritical = result.businessCritical();
        complianceCritical = result.complianceCritical();
        failed = tally.failed().toArray(UUID[]::new);
        uncounted = tally.uncounted().toArray(UUID[]::new);
        causes = tally.causes().toArray(UUID[]::new);
        this.verdict = verdict;
        this.activeSeconds = activeSeconds;
        state = EvaluationState.SUBMITTED;
        submittedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        releaseMode = release.mode();
        releaseAt = release.at();
        releasedAt = release.mode() == ReleaseMode.AT_ONCE ? submittedAt : null;
    }

    boolean submitted() {
        return state == EvaluationState.SUBMITTED;
    }

    UUID getId() {
        return id;
    }

    UUID getSampleId() {
        return sampleId;
    }

    UUID getInteractionId() {
        return interactionId;
    }

    Instant getHappenedAt() {
        return happenedAt;
    }

    UUID getAgentId() {
        return agentId;
    }

    UUID getTeamId() {
        return teamId;
    }

    UUID getEvaluatorId() {
        return evaluatorId;
    }

    UUID getScorecardVersionId() {
        return scorecardVersionId;
    }

    boolean isRandom() {
        return random;
    }

    @Nullable
    Instant getSubmittedAt() {
        return submittedAt;
    }
}
