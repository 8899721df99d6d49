package id.binamutu.evaluation;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.interaction.Interactions;
import id.binamutu.interaction.Message;
import id.binamutu.knowledge.Articles;
import id.binamutu.people.Viewer;
import id.binamutu.recording.Player;
import id.binamutu.recording.Recordings;
import id.binamutu.sampling.Samples;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.Scorecards;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Work on a draft: every answer, piece of evidence and finding is stored at once, by its evaluator only. */
@Service
@Transactional
class DraftService {
    private static final int LONGEST = 4000;

    private final EvaluationStore store;
    private final Desks desks;
    private final Samples samples;
    private final Scorecards scorecards;
    private final Interactions interactions;
    private final Recordings recordings;
    private final Articles articles;
    private final EvaluationSettings settings;
    private final WorkingDays workingDays;
    private final Formats formats;
    private final Clock clock;

    DraftService(
            EvaluationStore store,
            Desks desks,
            Samples samples,
            Scorecards scorecards,
            Interactions interactions,
            Recordings recordings,
            Articles articles,
            EvaluationSettings settings,
            WorkingDays workingDays,
            Formats formats,
            Clock clock) {
        this.store = store;
        this.desks = desks;
        this.samples = samples;
        this.scorecards = scorecards;
        this.interactions = interactions;
        this.recordings = recordings;
        this.articles = articles;
        this.settings = settings;
        this.workingDays = workingDays;
        this.formats = formats;
        this.clock = clock;
    }

    /**
     * @param code of the answer; empty for none
     * @param causes why it failed, of the criterion's list
     * @param seenRevision the revision that the form was filled from; 0 when there was none
     * @throws AnswerConflict when the answer was changed elsewhere meanwhile
     */
    SavedAnswer save(
            UUID id,
            UUID criterionId,
            @Nullable String code,
            @Nullable String comment,
            List<UUID> causes,
            int seenRevision,
            AtDesk at,
            Viewer viewer) {
        EvaluationHead head = draft(id, at, viewer);
        ScorecardView scorecard = scorecards.version(head.scorecardVersionId());
        int revision = write(head, criterion(scorecard, criterionId), code, comment, causes, seenRevision);
        return new SavedAnswer(revision, clock.instant(), Progress.of(scorecard, store.answers(id)));
    }

    /** The whole form, as a browser without scripts sends it: all of it or nothing. */
    void saveAll(UUID id, Map<String, String> fields, Viewer viewer) {
        EvaluationHead head = draft(id, AtDesk.plain(), viewer);
        ScorecardView scorecard = scorecards.version(head.scorecardVersionId());
        scorecard
                .criteria()
                .filter(criterion -> fields.containsKey("r." + criterion.id()))
                .forEach(criterion -> {
                    try {
                        write(
                                head,
                                criterion,
                                fields.get("a." + criterion.id()),
                                fields.get("c." + criterion.id()),
                                uuids(fields.get("k." + criterion.id())),
                                number(fields.get("r." + criterion.id())));
                    } catch (AnswerConflict conflict) {
                        throw RuleViolation.of("evaluation.error.otherTab", criterion.number());
                    }
                });
    }

    private int write(
            EvaluationHead head,
            CriterionView criterion,
            @Nullable String code,
            @Nullable String typed,
            List<UUID> chosenCauses,
            int seenRevision) {
        GivenAnswer given = StoredAnswer.parse(criterion, code);
        List<UUID> causes = StoredAnswer.causes(criterion, given, chosenCauses);
        String comment = typed == null || typed.isBlank() ? null : typed.strip();
        if (comment != null && comment.length() > LONGEST) {
            throw RuleViolation.of("evaluation.error.commentTooLong", criterion.number(), LONGEST);
        }
        if (seenRevision == 0 && given == null && comment == null) {
            return 0;
        }
        Optional<Integer> written =
                store.write(head.id(), criterion.id(), given, comment, causes, seenRevision, clock.instant());
        if (written.isPresent()) {
            return written.get();
        }
        StoredAnswer stored = store.answers(head.id()).getOrDefault(criterion.id(), StoredAnswer.blank(criterion.id()));
        // The same again: a repetition whose answer got lost on its way.
        if (stored.saysTheSame(given, comment, causes)) {
            return stored.revision();
        }
        throw new AnswerConflict(stored);
    }

    /** Marks a message as evidence for a criterion; again only changes the quotation. */
    UUID addEvidence(UUID id, UUID criterionId, int position, @Nullable String typedQuote, AtDesk at, Viewer viewer) {
        EvaluationHead head = draft(id, at, viewer);
        criterion(scorecards.version(head.scorecardVersionId()), criterionId);
        Message message = interactions.read(head.interactionId()).messages().stream()
                .filter(one -> one.position() == position)
                .findFirst()
                .orElseThrow(() -> RuleViolation.of("evaluation.error.noSuchMessage", position));
        String quote = typedQuote == null || typedQuote.isBlank() ? null : typedQuote.strip();
        if (quote != null && !message.text().contains(quote)) {
            throw RuleViolation.of("evaluation.error.quote");
        }
        return store.addEvidence(id, criterionId, position, quote);
    }

    /** Marks a stretch of the recording, or a moment, as evidence for a criterion; again changes nothing. */
    UUID addStretch(UUID id, UUID criterionId, UUID recordingId, int fromMs, int toMs, AtDesk at, Viewer viewer) {
        EvaluationHead head = draft(id, at, viewer);
        criterion(scorecards.version(head.scorecardVersionId()), criterionId);
        Player recording = recordings
                .of(head.interactionId())
                .filter(one -> one.available() && one.id().equals(recordingId))
                .orElseThrow(() -> RuleViolation.of("evaluation.error.noSuchRecording"));
        if (fromMs < 0 || fromMs > toMs || toMs > recording.milliseconds()) {
            throw RuleViolation.of("evaluation.error.stretch", formats.position(recording.milliseconds()));
        }
        return store.addStretch(id, criterionId, recordingId, fromMs, toMs);
    }

    void removeEvidence(UUID id, UUID evidenceId, AtDesk at, Viewer viewer) {
        draft(id, at, viewer);
        store.removeEvidence(id, evidenceId);
    }

    UUID addFinding(UUID id, FindingForm form, AtDesk at, Viewer viewer) {
        return addFinding(id, null, form, at, viewer);
    }

    /** @param once the page's own id of the finding, so that sending it again adds no second one; null for none */
    UUID addFinding(UUID id, @Nullable UUID once, FindingForm form, AtDesk at, Viewer viewer) {
        EvaluationHead head = draft(id, at, viewer);
        if (form.criterionId() != null) {
            criterion(scorecards.version(head.scorecardVersionId()), form.criterionId());
        }
        if (form.articleId() != null
                && articles.named(List.of(form.articleId())).isEmpty()) {
            throw RuleViolation.at("articleId", "evaluation.error.noSuchArticle");
        }
        Instant now = clock.instant();
        return store.addFinding(id, once, form, now, settings.correctBy(form.severity(), now, workingDays));
    }

    void removeFinding(UUID id, UUID findingId, AtDesk at, Viewer viewer) {
        draft(id, at, viewer);
        boolean there =
                store.findings(id).stream().anyMatch(finding -> finding.id().equals(findingId));
        if (there && store.removeFinding(id, findingId) == 0) {
            throw RuleViolation.of("evaluation.error.findingCorrected");
        }
    }

    /**
     * The tab takes its place at the draft, so that what it sends is taken from it.
     *
     * @param take also when another tab is at work there
     * @throws DeskTaken when another tab is
     */
    Instant sit(UUID id, AtDesk at, boolean take, Viewer viewer) {
        checked(id, viewer);
        return desks.sit(id, at, take, clock.instant());
    }

    private EvaluationHead draft(UUID id, AtDesk at, Viewer viewer) {
        EvaluationHead head = checked(id, viewer);
        desks.work(id, at, clock.instant());
        return head;
    }

    private EvaluationHead checked(UUID id, Viewer viewer) {
        EvaluationHead head = store.lockedHead(id);
        if (!head.mayScore(viewer, samples)) {
            throw new NotFoundException();
        }
        if (head.submitted()) {
            throw RuleViolation.of("evaluation.error.submitted");
        }
        return head;
    }

    private static CriterionView criterion(ScorecardView scorecard, UUID criterionId) {
        return scorecard.criterion(criterionId).orElseThrow(() -> RuleViolation.of("evaluation.error.otherCriterion"));
    }

    /** With commas between them. */
    private static List<UUID> uuids(@Nullable String ids) {
        try {
            return ids == null || ids.isBlank()
                    ? List.of()
                    : Arrays.stream(ids.split(",")).map(UUID::fromString).toList();
        } catch (IllegalArgumentException unreadable) {
            throw RuleViolation.of("evaluation.error.form");
        }
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
