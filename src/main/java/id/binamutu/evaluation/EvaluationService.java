package id.binamutu.evaluation;

import id.binamutu.audit.Trail;
import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.InteractionSummary;
import id.binamutu.interaction.Interactions;
import id.binamutu.knowledge.Article;
import id.binamutu.knowledge.Articles;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.recording.Recordings;
import id.binamutu.sampling.SampleStatus;
import id.binamutu.sampling.SampleView;
import id.binamutu.sampling.Samples;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.Scorecards;
import id.binamutu.scorecard.SectionView;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An evaluation from its start on a sample to the agent's acknowledgement. */
@Service
@Transactional
class EvaluationService {
    static final String ACKNOWLEDGE = "acknowledge-evaluation";
    static final String CORRECT = "correct-finding";

    private final EvaluationRepository evaluations;
    private final EvaluationStore store;
    private final DraftStore quick;
    private final Desks desks;
    private final Releases releases;
    private final Samples samples;
    private final Scorecards scorecards;
    private final Interactions interactions;
    private final Recordings recordings;
    private final Articles articles;
    private final Directory directory;
    private final Teams teams;
    private final Worklist worklist;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final EvaluationSettings settings;
    private final Formats formats;
    private final Clock clock;

    EvaluationService(
            EvaluationRepository evaluations,
            EvaluationStore store,
            DraftStore quick,
            Desks desks,
            Releases releases,
            Samples samples,
            Scorecards scorecards,
            Interactions interactions,
            Recordings recordings,
            Articles articles,
            Directory directory,
            Teams teams,
            Worklist worklist,
            Trail trail,
            ApplicationEventPublisher events,
            EvaluationSettings settings,
            Formats formats,
            Clock clock) {
        this.evaluations = evaluations;
        this.store = store;
        this.quick = quick;
        this.desks = desks;
        this.releases = releases;
        this.samples = samples;
        this.scorecards = scorecards;
        this.interactions = interactions;
        this.recordings = recordings;
        this.articles = articles;
        this.directory = directory;
        this.teams = teams;
        this.worklist = worklist;
        this.trail = trail;
        this.events = events;
        this.settings = settings;
        this.formats = formats;
        this.clock = clock;
    }

    /** The viewer's evaluation of a sample that waits for the viewer: the one that was begun, or a new one. */
    UUID start(UUID sampleId, Viewer viewer) {
        // Whoever moves samples waits, and finds this one begun.
        SampleView sample = samples.held(sampleId);
        if (!samples.mayScore(sampleId, sample.teamId(), viewer)) {
            throw new NotFoundException();
        }
        Optional<UUID> begun = store.ofSample(sampleId, viewer.id());
        if (begun.isPresent()) {
            return begun.get();
        }
        if (!sample.assigneeId().equals(viewer.id())) {
            throw new NotFoundException();
        }
        if (sample.status() != SampleStatus.OPEN) {
            throw RuleViolation.of(
                    sample.status() == SampleStatus.REPLACED
                            ? "evaluation.error.sampleReplaced"
                            : "evaluation.error.sampleEvaluated");
        }
        InteractionSummary interaction = Optional.ofNullable(
                        interactions.summaries(List.of(sample.interactionId())).get(sample.interactionId()))
                .orElseThrow(NotFoundException::new);
        LocalDate happenedOn = interaction.startedAt().atZone(clock.getZone()).toLocalDate();
        // Judged by what was in force when it took place; what is older than every version, by today's.
        UUID scorecard = scorecards
                .versionFor(interaction.channel(), interaction.topic(), sample.teamId(), happenedOn)
                .or(() -> scorecards.versionFor(
                        interaction.channel(), interaction.topic(), sample.teamId(), LocalDate.now(clock)))
                .orElseThrow(() -> RuleViolation.of("evaluation.error.noScorecard", interaction.channel()));
        boolean started = store.start(sample, interaction.startedAt(), happenedOn, scorecard, clock.instant());
        UUID id = store.ofSample(sampleId, viewer.id()).orElseThrow();
        if (started) {
            answerByDefault(id, scorecards.version(scorecard));
        }
        return id;
    }

    /** What the scorecard answers beforehand is stored like any other answer, so that the score is that of the rows. */
    private void answerByDefault(UUID id, ScorecardView scorecard) {
        scorecard.criteria().forEach(criterion -> {
            String code = criterion.defaultCode();
            if (code != null) {
                store.write(id, criterion.id(), criterion.answer(code), null, List.of(), 0, clock.instant());
            }
        });
    }

    /**
     * The next sample of the viewer's queue, begun and kept for the page that is on its way to it. Two tabs, whenever they ask,
     * never get the same one.
     *
     * @return empty when nothing waits
     */
    Optional<UUID> claim(Viewer viewer) {
        Instant now = clock.instant();
        return quick.next(viewer, now).map(next -> {
            UUID id = next.evaluationId() == null ? start(next.sampleId(), viewer) : next.evaluationId();
            desks.reserve(id, now);
            return id;
        });
    }

    /** A draft for its evaluator, a submitted one for everybody whom it concerns; anything else does not exist. */
    @Transactional(readOnly = true)
    EvaluationView view(UUID id, Viewer viewer) {
        EvaluationHead head = store.head(id);
        if (!head.mayRead(viewer, samples)) {
            throw new NotFoundException();
        }
        return view(head, store.answers(id));
    }

    /** The draft with what a refused form typed in place of what is stored. */
    @Transactional(readOnly = true)
    EvaluationView draftWith(UUID id, Map<String, String> fields, Viewer viewer) {
        EvaluationHead head = store.head(id);
        if (!head.mayScore(viewer, samples)) {
            throw new NotFoundException();
        }
        Map<UUID, StoredAnswer> answers = store.answers(id);
        scorecards.version(head.scorecardVersionId()).criteria().forEach(criterion -> {
            if (fields.containsKey("r." + criterion.id())) {
                answers.compute(criterion.id(), (criterionId, stored) -> typed(criterion, stored, fields));
            }
        });
        return view(head, answers);
    }

    private static StoredAnswer typed(
            CriterionView criterion, @Nullable StoredAnswer stored, Map<String, String> fields) {
        StoredAnswer known = stored == null ? StoredAnswer.blank(criterion.id()) : stored;
        try {
            return new StoredAnswer(
                    criterion.id(),
                    StoredAnswer.parse(criterion, fields.get("a." + criterion.id())),
                    fields.get("c." + criterion.id()),
                    known.causes(),
                    known.revision());
        } catch (RuleViolation outOfRange) {
            return new StoredAnswer(
                    criterion.id(), known.given(), fields.get("c." + criterion.id()), known.causes(), known.revision());
        }
    }

    private EvaluationView view(EvaluationHead head, Map<UUID, StoredAnswer> answers) {
        ScorecardView scorecard = scorecards.version(head.scorecardVersionId());
        Conversation conversation = interactions.read(head.interactionId());
        List<FindingLine> findings = store.findings(head.id());
        List<EvidenceView> shown = store.evidence(head.id());
        Map<UUID, List<EvidenceView>> evidence =
                shown.stream().collect(Collectors.groupingBy(EvidenceView::criterionId));
        Map<UUID, PersonName> names = directory.names(Set.of(head.agentId(), head.evaluatorId()));
        Progress progress = Progress.of(scorecard, answers);
        Map<UUID, BigDecimal> sectionScores = head.submitted()
                ? store.sectionScores(head.id())
                : progress.score().sections();
        BigDecimal score = head.submitted() ? head.score() : progress.score().total();
        List<SectionState> sections = new ArrayList<>();
        for (SectionView section : scorecard.walk()) {
            List<CriterionState> criteria = new ArrayList<>();
            for (CriterionView criterion : section.criteria()) {
                criteria.add(new CriterionState(
                        criterion,
                        answers.getOrDefault(criterion.id(), StoredAnswer.blank(criterion.id())),
                        progress.score().failed().contains(criterion.id()),
                        progress.asked().contains(criterion.id()),
                        evidence.getOrDefault(criterion.id(), List.of()),
                        findings.stream()
                                .filter(finding -> criterion.id().equals(finding.criterionId()))
                                .toList()));
            }
            sections.add(new SectionState(section, sectionScores.get(section.id()), criteria));
        }
        Set<UUID> named = findings.stream()
                .map(FindingLine::articleId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new EvaluationView(
                head,
                scorecard,
                conversation,
                recordings.of(head.interactionId()).orElse(null),
                name(names, head.agentId()),
                name(names, head.evaluatorId()),
                progress,
                score,
                score == null ? null : settings.band(score),
                sections,
                findings,
                findings.stream()
                        .filter(finding -> finding.criterionId() == null)
                        .toList(),
                head.submitted() ? List.of() : Missing.in(scorecard, answers, progress, shown, findings),
                named.isEmpty()
                        ? Map.of()
                        : articles.named(named).stream().collect(Collectors.toMap(Article::id, Function.identity())),
                head.submitted() ? store.acknowledgement(head.id()).orElse(null) : null,
                head.current() && head.revision() == 1 ? List.of() : store.versions(head),
                head.revision() == 1 ? List.of() : store.withdrawn(head.id()));
    }

    /** Articles that were valid when the conversation took place: for choosing what is right. */
    @Transactional(readOnly = true)
    List<Article> articlesFor(EvaluationHead head) {
        return articles.validOn(head.happenedAt().atZone(clock.getZone()).toLocalDate());
    }

    /** What somebody else has begun on the sample of a draft. */
    @Transactional(readOnly = true)
    Optional<OtherDraft> otherDraft(EvaluationHead head) {
        return store.otherDraft(head.sampleId(), head.evaluatorId());
    }

    /** What the form of the submission begins with. */
    ReleaseForm usualRelease() {
        return new ReleaseForm(settings.release(), null);
    }

    /** Closes an evaluation for everybody; the agent sees it when it is usual. */
    void submit(UUID id, Viewer viewer) {
        submit(id, usualRelease(), viewer);
    }

    /**
     * Closes an evaluation for everybody. Again has no further effect.
     *
     * @throws RuleViolation while something is missing
     */
    void submit(UUID id, ReleaseForm form, Viewer viewer) {
        Evaluation evaluation = evaluations.findLockedById(id).orElseThrow(NotFoundException::new);
        if (!evaluation.getEvaluatorId().equals(viewer.id())
                || !samples.mayScore(evaluation.getSampleId(), evaluation.getTeamId(), viewer)) {
            throw new NotFoundException();
        }
        if (evaluation.submitted()) {
            return;
        }
        if (!samples.find(evaluation.getSampleId()).assigneeId().equals(viewer.id())) {
            throw RuleViolation.of("evaluation.error.moved");
        }
        ScorecardView scorecard = scorecards.version(evaluation.getScorecardVersionId());
        Map<UUID, StoredAnswer> answers = store.answers(id);
        List<FindingLine> findings = store.findings(id);
        Progress progress = Progress.of(scorecard, answers);
        int missing = Missing.in(scorecard, answers, progress, store.evidence(id), findings)
                .size();
        if (missing > 0) {
            throw RuleViolation.of("evaluation.error.incomplete", missing);
        }
        Score score = progress.score();
        Verdict verdict = verdict(score, findings.size());
        store.addSectionScores(id, score.sections());
        evaluation.submit(
                score,
                CriteriaTally.of(scorecard, answers, progress),
                verdict,
                desks.leave(id),
                form.read(settings.release(), clock),
                clock);
        evaluations.saveAndFlush(evaluation);
        samples.evaluated(evaluation.getSampleId());
        openWork(evaluation, findings);
        trail.record(
                "evaluation.submitted",
                "evaluation",
                id,
                Map.of(
                        "score", Objects.requireNonNull(score.total()).toPlainString(),
                        "verdict", verdict.name(),
                        "findings", findings.size()));
        events.publishEvent(new EvaluationSubmitted(
                id,
                evaluation.getSampleId(),
                evaluation.getInteractionId(),
                evaluation.getAgentId(),
                evaluation.getTeamId(),
                evaluation.getEvaluatorId(),
                verdict,
                score.total(),
                evaluation.isRandom(),
                findings.stream().map(FindingLine::id).toList(),
                Objects.requireNonNull(evaluation.getSubmittedAt())));
        releases.prepare(id);
    }

    /** Tidak sesuai as soon as there is one finding or one critical error, whatever the score. */
    static Verdict verdict(Score score, int findings) {
        return findings > 0 || score.criticalErrors() > 0 ? Verdict.NONCONFORMING : Verdict.CONFORMING;
    }

    private void openWork(Evaluation evaluation, List<FindingLine> findings) {
        // The customer is the team's: its leader mends what somebody else found.
        UUID mender =
                teams.leaderOf(evaluation.getTeamId(), LocalDate.now(clock)).orElse(evaluation.getEvaluatorId());
        String agent = directory.name(evaluation.getAgentId()).name();
        String when = formats.dateTime(evaluation.getHappenedAt());
        List<NewWorkItem> items = new ArrayList<>();
        for (FindingLine finding : findings) {
            if (!finding.corrected()) {
                items.add(new NewWorkItem(
                        CORRECT,
                        finding.id(),
                        mender,
                        evaluation.getTeamId(),
                        2,
                        List.of(agent, when),
                        "/evaluations/" + evaluation.getId() + "#finding-" + finding.id(),
                        finding.correctBy()));
            }
        }
        worklist.openAll(items);
    }

    /** The agent has read it. Again has no further effect. */
    void acknowledge(UUID id, @Nullable String comment, Viewer viewer) {
        EvaluationHead head = store.head(id);
        if (!head.isShownTo(viewer)) {
            throw new NotFoundException();
        }
        if (!head.current()) {
            throw RuleViolation.of("evaluation.error.superseded");
        }
        String said = comment == null || comment.isBlank() ? null : comment.strip();
        if (store.acknowledge(id, viewer.id(), said, clock.instant())) {
            trail.record("evaluation.acknowledged", "evaluation", id);
        }
        worklist.done(ACKNOWLEDGE, id);
    }

    /**
     * What was done towards the customer about a finding. The same again has no further effect.
     *
     * @return the finding's evaluation
     */
    UUID correct(UUID findingId, CorrectionForm form, Viewer viewer) {
        EvaluationHead head = store.lockedHead(store.evaluationOf(findingId));
        if (head.submitted() ? !viewer.leads(head.teamId()) : !head.mayScore(viewer, samples)) {
            throw new NotFoundException();
        }
        if (!head.current()) {
            throw RuleViolation.of("evaluation.error.withdrawn");
        }
        Instant doneAt = form.doneAt().atZone(clock.getZone()).toInstant();
        if (doneAt.isAfter(clock.instant())) {
            throw RuleViolation.at("doneAt", "evaluation.error.correctionInFuture");
        }
        if (doneAt.isBefore(head.happenedAt())) {
            throw RuleViolation.at("doneAt", "evaluation.error.correctionBeforeConversation");
        }
        if (store.addCorrection(findingId, form.done(), doneAt, viewer.id(), clock.instant())) {
            trail.record("finding.corrected", "finding", findingId);
        } else if (!store.correctedWith(findingId, form.done(), viewer.id())) {
            throw RuleViolation.of("evaluation.error.corrected");
        }
        worklist.done(CORRECT, findingId);
        return head.id();
    }

    /** The evaluation of a finding, when the viewer may correct it. */
    @Transactional(readOnly = true)
    EvaluationView ofFinding(UUID findingId, Viewer viewer) {
        EvaluationView view = view(store.evaluationOf(findingId), viewer);
        if (!viewer.leads(view.head().teamId())) {
            throw new NotFoundException();
        }
        return view;
    }

    /** Where the next open sample of the viewer is scored. */
    @Transactional(readOnly = true)
    Optional<UUID> next(UUID id, Viewer viewer) {
        EvaluationHead head = store.head(id);
        if (!head.mayScore(viewer, samples)) {
            throw new NotFoundException();
        }
        return samples.next(viewer.id(), head.sampleId()).filter(next -> !next.equals(head.sampleId()));
    }

    private static PersonName name(Map<UUID, PersonName> names, UUID id) {
        return Optional.ofNullable(names.get(id)).orElseThrow(NotFoundException::new);
    }
}
