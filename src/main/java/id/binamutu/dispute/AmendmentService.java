package id.binamutu.dispute;

import id.binamutu.audit.Trail;
import id.binamutu.evaluation.Revisions;
import id.binamutu.evaluation.Revisions.Change;
import id.binamutu.evaluation.ScoredCriterion;
import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.evaluation.ScoredEvaluations;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrections of evaluators' errors: one person proposes, another of Quality Control approves. */
@Service
@Transactional
class AmendmentService {
    static final String APPROVE = "approve-amendment";

    private final AmendmentStore store;
    private final DisputeStore disputes;
    private final Standing standing;
    private final ScoredEvaluations evaluations;
    private final Revisions revisions;
    private final Directory directory;
    private final AnswerLabels labels;
    private final Worklist worklist;
    private final Trail trail;
    private final Clock clock;

    AmendmentService(
            AmendmentStore store,
            DisputeStore disputes,
            Standing standing,
            ScoredEvaluations evaluations,
            Revisions revisions,
            Directory directory,
            AnswerLabels labels,
            Worklist worklist,
            Trail trail,
            Clock clock) {
        this.store = store;
        this.disputes = disputes;
        this.standing = standing;
        this.evaluations = evaluations;
        this.revisions = revisions;
        this.directory = directory;
        this.labels = labels;
        this.worklist = worklist;
        this.trail = trail;
        this.clock = clock;
    }

    /** An evaluation that the viewer may correct: its evaluator, and Quality Control. */
    @Transactional(readOnly = true)
    ScoredEvaluation correctable(UUID evaluationId, Viewer viewer) {
        ScoredEvaluation evaluation = evaluations.read(evaluationId);
        boolean own = evaluation.evaluatorId().equals(viewer.id());
        if ((!own && !viewer.is(Role.QUALITY_CONTROL)) || evaluation.agentId().equals(viewer.id())) {
            throw new NotFoundException();
        }
        return evaluation;
    }

    /** @throws RuleViolation when it cannot be corrected now */
    void checkFree(ScoredEvaluation evaluation) {
        if (!evaluation.current()) {
            throw RuleViolation.of("evaluation.error.superseded");
        }
        if (disputes.openAbout(evaluation.id()).isPresent()) {
            throw RuleViolation.of("dispute.amendment.error.disputed");
        }
        if (store.openAbout(evaluation.id()).isPresent()) {
            throw RuleViolation.of("dispute.amendment.error.proposed");
        }
    }

    /** @throws FormErrors when something was not filled in */
    UUID propose(UUID evaluationId, AmendmentForm form, Viewer viewer) {
        ScoredEvaluation evaluation = correctable(evaluationId, viewer);
        // Of two at once the second waits, and finds the first.
        standing.hold(evaluationId);
        checkFree(evaluation);
        List<AmendmentForm.Line> lines = form.lines(evaluation);
        Revisions.Preview preview = revisions.check(evaluationId, changes(lines), Revisions.Cause.CORRECTION);
        demandComments(evaluation, lines, preview);
        UUID id = store.propose(evaluation, form.words(), viewer.id(), clock.instant(), lines);
        String agent = directory.name(evaluation.agentId()).name();
        worklist.openAll(approvers(evaluation, viewer.id()).stream()
                .map(person -> new NewWorkItem(
                        APPROVE,
                        id,
                        person.id(),
                        evaluation.teamId(),
                        2,
                        List.of(agent, viewer.name()),
                        "/amendments/" + id,
                        null))
                .toList());
        trail.record(
                "amendment.proposed", "amendment", id, Map.of("evaluation", evaluationId, "criteria", lines.size()));
        return id;
    }

    private static void demandComments(
            ScoredEvaluation evaluation, List<AmendmentForm.Line> lines, Revisions.Preview preview) {
        FormErrors errors = new FormErrors();
        for (AmendmentForm.Line line : lines) {
            ScoredCriterion one = evaluation.criterion(line.criterionId()).orElseThrow();
            if (preview.added().contains(line.criterionId())
                    && line.comment() == null
                    && (one.criterion().commentRequired() || one.criterion().critical())) {
                errors.add(
                        "comment-" + line.criterionId(),
                        "dispute.amendment.error.comment",
                        one.criterion().number());
            }
        }
        errors.throwIfAny();
    }

    /** Everybody of Quality Control but who proposed it and whose evaluation it is. */
    private List<PersonName> approvers(ScoredEvaluation evaluation, UUID proposedBy) {
        return directory.holding(Role.QUALITY_CONTROL).stream()
                .filter(person -> !person.id().equals(proposedBy)
                        && !person.id().equals(evaluation.evaluatorId())
                        && !person.id().equals(evaluation.agentId()))
                .toList();
    }

    /**
     * Makes the new version. Again by the same person has no further effect.
     *
     * @return the new version
     */
    UUID approve(UUID id, @Nullable String words, Viewer viewer) {
        AmendmentStore.Row row = decidable(id, viewer);
        if (row.state() == Amendment.State.APPROVED && viewer.id().equals(row.decidedBy())) {
            return java.util.Objects.requireNonNull(row.resultId());
        }
        demandOpen(row);
        standing.hold(row.evaluationId());
        if (disputes.openAbout(row.evaluationId()).isPresent()) {
            throw RuleViolation.of("dispute.amendment.error.disputed");
        }
        Map<UUID, Change> changes = changes(store.lines(id));
        ScoredEvaluation before = evaluations.read(row.evaluationId());
        Revisions.Preview preview = revisions.check(row.evaluationId(), changes, Revisions.Cause.CORRECTION);
        UUID result =
                revisions.revise(row.evaluationId(), changes, Revisions.Cause.CORRECTION, row.reason(), viewer.id());
        List<Integer> added = numbers(before, preview);
        store.approve(id, viewer.id(), clock.instant(), words, result, added);
        worklist.done(APPROVE, id);
        trail.record(
                "amendment.approved",
                "amendment",
                id,
                Map.of("evaluation", row.evaluationId(), "result", result, "added", added.size()));
        return result;
    }

    /** Again by the same person has no further effect. */
    void refuse(UUID id, String words, Viewer viewer) {
        AmendmentStore.Row row = decidable(id, viewer);
        if (row.state() == Amendment.State.REFUSED && viewer.id().equals(row.decidedBy())) {
            return;
        }
        demandOpen(row);
        store.end(id, Amendment.State.REFUSED, viewer.id(), clock.instant(), words);
        worklist.done(APPROVE, id);
        trail.record("amendment.refused", "amendment", id);
    }

    /** Again has no further effect. */
    void withdraw(UUID id, Viewer viewer) {
        AmendmentStore.Row row = store.locked(id);
        if (!row.proposedBy().equals(viewer.id())) {
            throw new NotFoundException();
        }
        if (row.state() == Amendment.State.WITHDRAWN) {
            return;
        }
        demandOpen(row);
        store.end(id, Amendment.State.WITHDRAWN, viewer.id(), clock.instant(), null);
        worklist.done(APPROVE, id);
        trail.record("amendment.withdrawn", "amendment", id);
    }

    private static void demandOpen(AmendmentStore.Row row) {
        if (row.state() != Amendment.State.PROPOSED) {
            throw RuleViolation.of("dispute.amendment.error.decided");
        }
    }

    private AmendmentStore.Row decidable(UUID id, Viewer viewer) {
        AmendmentStore.Row row = store.locked(id);
        if (!mayDecide(row, viewer)) {
            throw new NotFoundException();
        }
        return row;
    }

    private static boolean mayDecide(AmendmentStore.Row row, Viewer viewer) {
        return viewer.is(Role.QUALITY_CONTROL)
                && !viewer.id().equals(row.proposedBy())
                && !viewer.id().equals(row.evaluatorId())
                && !viewer.id().equals(row.agentId());
    }

    /** Not for the agent, who is told of what was approved. */
    @Transactional(readOnly = true)
    Amendment view(UUID id, Viewer viewer) {
        AmendmentStore.Row row = store.find(id);
        boolean concerned = viewer.id().equals(row.proposedBy())
                || viewer.id().equals(row.evaluatorId())
                || viewer.mayReadTeam(row.teamId());
        if (!concerned || viewer.id().equals(row.agentId())) {
            throw new NotFoundException();
        }
        ScoredEvaluation evaluation = evaluations.read(row.evaluationId());
        List<AmendmentForm.Line> lines = store.lines(id);
        boolean open = row.state() == Amendment.State.PROPOSED;
        @Nullable BigDecimal after = null;
        List<Integer> added = row.added();
        if (row.resultId() != null) {
            after = evaluations.read(row.resultId()).score();
        } else if (open && evaluation.current()) {
            Revisions.Preview preview = revisions.check(row.evaluationId(), changes(lines), Revisions.Cause.CORRECTION);
            after = preview.score();
            added = numbers(evaluation, preview);
        }
        Set<UUID> people = new HashSet<>(List.of(row.agentId(), row.evaluatorId(), row.proposedBy()));
        if (row.decidedBy() != null) {
            people.add(row.decidedBy());
        }
        Map<UUID, PersonName> names = directory.names(people);
        return new Amendment(
                id,
                evaluation,
                name(names, row.agentId()),
                name(names, row.evaluatorId()),
                row.reason(),
                name(names, row.proposedBy()),
                row.proposedAt(),
                row.state(),
                row.decidedBy() == null ? null : name(names, row.decidedBy()),
                row.decidedAt(),
                row.decision(),
                row.resultId(),
                after,
                added,
                lines.stream().map(line -> change(evaluation, line)).toList(),
                open && mayDecide(row, viewer),
                open && viewer.id().equals(row.proposedBy()));
    }

    private Amendment.Change change(ScoredEvaluation evaluation, AmendmentForm.Line line) {
        ScoredCriterion one = evaluation.criterion(line.criterionId()).orElseThrow();
        return new Amendment.Change(
                one,
                labels.of(one.criterion(), line.given()),
                labels.of(one.criterion(), line.proposed()),
                line.comment());
    }

    private static List<Integer> numbers(ScoredEvaluation evaluation, Revisions.Preview preview) {
        return evaluation.criteria().stream()
                .filter(one -> preview.added().contains(one.criterion().id()))
                .map(one -> one.criterion().number())
                .toList();
    }

    private static Map<UUID, Change> changes(List<AmendmentForm.Line> lines) {
        Map<UUID, Change> changes = new LinkedHashMap<>();
        lines.forEach(line -> changes.put(line.criterionId(), new Change(line.proposed(), line.comment())));
        return changes;
    }

    private static String name(Map<UUID, PersonName> names, UUID id) {
        PersonName name = names.get(id);
        return name == null ? "–" : name.name();
    }
}
