package id.binamutu.evaluation;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.Viewer;
import id.binamutu.recording.Player;
import id.binamutu.recording.Recordings;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.ScoreArithmetic;
import id.binamutu.scorecard.Scorecards;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class EvaluationDemo {
    private static final Duration SENTENCE = Duration.ofSeconds(9);
    private static final Duration SHORTEST = Duration.ofMinutes(3);
    private static final int MOST_MORE_SECONDS = 300;

    private final EvaluationService service;
    private final DraftService drafts;
    private final EvaluationStore store;
    private final Desks desks;
    private final Clock clock;
    private final Scorecards scorecards;
    private final Interactions interactions;
    private final Recordings recordings;

    EvaluationDemo(
            EvaluationService service,
            DraftService drafts,
            EvaluationStore store,
            Desks desks,
            Clock clock,
            Scorecards scorecards,
            Interactions interactions,
            Recordings recordings) {
        this.service = service;
        this.drafts = drafts;
        this.store = store;
        this.desks = desks;
        this.clock = clock;
        this.scorecards = scorecards;
        this.interactions = interactions;
        this.recordings = recordings;
    }

    /** @param code as {@code GivenAnswer} writes it */
    public record DemoAnswer(String code, @Nullable String comment) {}

    /**
     * @param criterion its text
     * @param kind as {@link FindingKind} names it
     * @param message position of the evidence, from 1
     */
    public record DemoFinding(
            String criterion,
            String kind,
            Severity severity,
            String said,
            String correct,
            @Nullable UUID articleId,
            int message) {}

    /** Begins the evaluation of a sample and answers everything, or some of it. */
    public UUID score(
            UUID sampleId,
            Function<CriterionView, @Nullable DemoAnswer> answers,
            @Nullable DemoFinding finding,
            Viewer leader) {
        UUID id = service.start(sampleId, leader);
        Map<String, String> fields = new HashMap<>();
        Map<String, UUID> criteria = new HashMap<>();
        Map<UUID, StoredAnswer> begun = store.answers(id);
        scorecards.version(store.head(id).scorecardVersionId()).criteria().forEach(criterion -> {
            criteria.put(criterion.text(), criterion.id());
            DemoAnswer answer = answers.apply(criterion);
            if (answer != null) {
                StoredAnswer stored = begun.getOrDefault(criterion.id(), StoredAnswer.blank(criterion.id()));
                fields.put("r." + criterion.id(), String.valueOf(stored.revision()));
                fields.put("a." + criterion.id(), answer.code());
                fields.put("c." + criterion.id(), answer.comment() == null ? "" : answer.comment());
                fields.put("k." + criterion.id(), cause(criterion, answer, sampleId));
            }
        });
        drafts.saveAll(id, fields, leader);
        workFor(id, sampleId);
        if (finding != null) {
            UUID criterionId = criteria.get(finding.criterion());
            drafts.addFinding(
                    id,
                    new FindingForm(
                            criterionId,
                            FindingKind.valueOf(finding.kind()),
                            finding.severity(),
                            finding.said(),
                            finding.correct(),
                            finding.articleId()),
                    AtDesk.plain(),
                    leader);
            if (criterionId != null) {
                drafts.addEvidence(id, criterionId, finding.message(), null, AtDesk.plain(), leader);
                addStretch(id, criterionId, finding.message(), leader);
            }
        }
        return id;
    }

    /** One of the criterion's causes, when it failed. */
    private static String cause(CriterionView criterion, DemoAnswer answer, UUID sampleId) {
        return ScoreArithmetic.fails(criterion, criterion.answer(answer.code()))
                        && !criterion.causes().isEmpty()
                ? criterion
                        .causes()
                        .get(Math.floorMod(
                                sampleId.hashCode(), criterion.causes().size()))
                        .id()
                        .toString()
                : "";
    }

    /** Three to eight minutes at the desk. */
    private void workFor(UUID id, UUID sampleId) {
        Duration time = SHORTEST.plusSeconds(Math.floorMod(sampleId.hashCode(), MOST_MORE_SECONDS));
        desks.work(id, new AtDesk("demo", 0), clock.instant().minus(time));
        desks.work(id, new AtDesk("demo", time.toMillis()), clock.instant());
    }

    /** Where the message was said, when there is a recording. */
    private void addStretch(UUID id, UUID criterionId, int message, Viewer leader) {
        Conversation conversation = interactions.read(store.head(id).interactionId());
        recordings.of(conversation.summary().id()).filter(Player::available).ifPresent(recording -> {
            int from = (int) Duration.between(
                            recording.startedAt(),
                            conversation.messages().get(message - 1).sentAt())
                    .toMillis();
            int to = (int) Math.min(recording.milliseconds(), from + SENTENCE.toMillis());
            drafts.addStretch(id, criterionId, recording.id(), from, to, AtDesk.plain(), leader);
        });
    }

    public void submit(UUID evaluationId, Viewer leader) {
        service.submit(evaluationId, leader);
    }

    /** What was done towards the customer about everything that was found. */
    public void correct(UUID evaluationId, String done, LocalDateTime doneAt, Viewer leader) {
        store.findings(evaluationId)
                .forEach(finding -> service.correct(finding.id(), new CorrectionForm(done, doneAt), leader));
    }

    public void acknowledge(UUID evaluationId, @Nullable String comment, Viewer agent) {
        service.acknowledge(evaluationId, comment, agent);
    }
}
