package id.binamutu.evaluation;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.interaction.Interactions;
import id.binamutu.interaction.Message;
import id.binamutu.knowledge.Articles;
import id.binamutu.people.Role;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Work on a draft: every answer, piece of evidence and finding is stored at once, by its evaluator only. */
@Service
@Transactional
class DraftService {
    private static final int LONGEST = 4000;

    private static final int KEPT = 5_000;

    /** Which scorecard a draft is on, for those that were worked on last. */
    private final Map<UUID, ScorecardView> scorecardOf = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ScorecardView> eldest) {
            return size() > KEPT;
        }
    };

    private final EvaluationStore store;
    private final DraftStore quick;
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
            DraftStore quick,
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
        this.quick = quick;
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
     * One statement, which is a transaction of its own: the page of whoever scores waits for this, key by key.
     *
     * @param code of the answer; empty for none
     * @param causes why it failed, of the criterion's list
     * @param seenRevision the revision that the form was filled from; 0 when there was none
     * @throws AnswerConflict when the answer was changed elsewhere meanwhile
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    SavedAnswer save(
            UUID id,
            UUID criterionId,
            @Nullable String code,
            @Nullable String comment,
            List<UUID> causes,
            int seenRevision,
            AtDesk at,
            Viewer viewer) {
        ScorecardView scorecard = scorecard(id);
        CriterionView criterion = criterion(scorecard, criterionId, id, viewer);
        Typed typed = typed(criterion, code, comment, causes);
        Instant now = clock.instant();
        if (!viewer.is(Role.TEAM_LEADER)) {
            throw new NotFoundException();
        }
        DraftStore.Tried tried = quick.save(
                        id,
                        scorecard.versionId(),
                        criterionId,
                        typed.given(),
                        typed.comment(),
                        typed.causes(),
                        seenRevision,
                        !typed.isNothing(seenRevision),
                        at,
                        viewer,
                        now)
                .orElseThrow(NotFoundException::new);
        if (!tried.mine()) {
            throw new NotFoundException();
        }
        refuseClosed(tried.submitted(), tried.assigned());
        if (!tried.atDesk()) {
            throw desks.taken(id);
        }
        Map<UUID, StoredAnswer> answers = tried.before();
        if (typed.isNothing(seenRevision)) {
            return new SavedAnswer(0, now, Progress.of(scorecard, answers));
        }
        if (tried.written() == null) {
            StoredAnswer stored = store.answers(id).getOrDefault(criterionId, StoredAnswer.blank(criterionId));
            // The same again: a repetition whose answer got lost on its way.
            if (!stored.saysTheSame(typed.given(), typed.comment(), typed.causes())) {
                throw new AnswerConflict(stored);
            }
            return new SavedAnswer(stored.revision(), now, Progress.of(scorecard, answers));
        }
        answers.put(
                criterionId,
                new StoredAnswer(criterionId, typed.given(), typed.comment(), typed.causes(), tried.written()));
        return new SavedAnswer(tried.written(), now, Progress.of(scorecard, answers));
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
        Typed read = typed(criterion, code, typed, chosenCauses);
        if (read.isNothing(seenRevision)) {
            return 0;
        }
        Optional<Integer> written = store.write(
                head.id(), criterion.id(), read.given(), read.comment(), read.causes(), seenRevision, clock.instant());
        if (written.isPresent()) {
            return written.get();
        }
        StoredAnswer stored = store.answers(head.id()).getOrDefault(criterion.id(), StoredAnswer.blank(criterion.id()));
        // The same again: a repetition whose answer got lost on its way.
        if (stored.saysTheSame(read.given(), read.comment(), read.causes())) {
            return stored.revision();
        }
        throw new AnswerConflict(stored);
    }

    /** What was typed for a criterion, read and found allowed. */
    private record Typed(
            @Nullable GivenAnswer given, @Nullable String comment, List<UUID> causes) {
        boolean isNothing(int seenRevision) {
            return seenRevision == 0 && given == null && comment == null;
        }
    }

    private static Typed typed(
            CriterionView criterion, @Nullable String code, @Nullable String text, List<UUID> chosenCauses) {
        GivenAnswer given = StoredAnswer.parse(criterion, code);
        String comment = text == null || text.isBlank() ? null : text.strip();
        if (comment != null && comment.length() > LONGEST) {
            throw RuleViolation.of("evaluation.error.commentTooLong", criterion.number(), LONGEST);
        }
        return new Typed(given, comment, StoredAnswer.causes(criterion, given, chosenCauses));
    }

    /** A draft keeps its version, and a published version never changes. */
    private ScorecardView scorecard(UUID evaluationId) {
        ScorecardView known;
        synchronized (scorecardOf) {
            known = scorecardOf.get(evaluationId);
        }
        if (known == null) {
            known = scorecards.version(store.head(evaluationId).scorecardVersionId());
            synchronized (scorecardOf) {
                scorecardOf.put(evaluationId, known);
            }
        }
        return known;
    }

    /** Whoever may not see the draft does not learn what is on its scorecard either. */
    private CriterionView criterion(ScorecardView scorecard, UUID criterionId, UUID evaluationId, Viewer viewer) {
        return scorecard.criterion(criterionId).orElseThrow(() -> {
            checked(evaluationId, viewer);
            return RuleViolation.of("evaluation.error.otherCriterion");
        });
    }

    private static void refuseClosed(boolean submitted, boolean assigned) {
        if (submitted) {
            throw RuleViolation.of("evaluation.error.submitted");
        }
        if (!assigned) {
            throw RuleViolation.of("evaluation.error.moved");
        }
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
        refuseClosed(
                head.submitted(), samples.find(head.sampleId()).assigneeId().equals(viewer.id()));
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
