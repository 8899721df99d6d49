package id.binamutu.dispute;

import id.binamutu.audit.Trail;
import id.binamutu.calendar.WorkingDays;
import id.binamutu.evaluation.Revisions;
import id.binamutu.evaluation.Revisions.Change;
import id.binamutu.evaluation.ScoredCriterion;
import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.evaluation.ScoredEvaluations;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.storage.Attachments;
import id.binamutu.storage.StoredFile;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** A dispute from the agent's first word to its end. */
@Service
@Transactional
class DisputeService {
    static final String DECIDE = "decide-dispute";
    static final String ANSWERED = "dispute-answered";
    private static final int MOST_FILES = 5;
    private static final int STEP = 2;

    private final DisputeRepository disputes;
    private final DisputeStore store;
    private final Standing standing;
    private final ScoredEvaluations evaluations;
    private final Revisions revisions;
    private final Directory directory;
    private final Attachments attachments;
    private final WorkingDays workingDays;
    private final DisputeSettings settings;
    private final Worklist worklist;
    private final Trail trail;
    private final Formats formats;
    private final Clock clock;

    DisputeService(
            DisputeRepository disputes,
            DisputeStore store,
            Standing standing,
            ScoredEvaluations evaluations,
            Revisions revisions,
            Directory directory,
            Attachments attachments,
            WorkingDays workingDays,
            DisputeSettings settings,
            Worklist worklist,
            Trail trail,
            Formats formats,
            Clock clock) {
        this.disputes = disputes;
        this.store = store;
        this.standing = standing;
        this.evaluations = evaluations;
        this.revisions = revisions;
        this.directory = directory;
        this.attachments = attachments;
        this.workingDays = workingDays;
        this.settings = settings;
        this.worklist = worklist;
        this.trail = trail;
        this.formats = formats;
        this.clock = clock;
    }

    /** The last day on which the agent may dispute what was released then. */
    LocalDate lastDay(Instant releasedAt) {
        return workingDays.after(day(releasedAt), settings.submit());
    }

    /** The agent's own evaluation, as far as the agent sees it. */
    @Transactional(readOnly = true)
    ScoredEvaluation own(UUID evaluationId, Viewer viewer) {
        ScoredEvaluation evaluation = evaluations.read(evaluationId);
        if (!evaluation.agentId().equals(viewer.id()) || evaluation.releasedAt() == null) {
            throw new NotFoundException();
        }
        return evaluation;
    }

    @Transactional(readOnly = true)
    Optional<UUID> about(UUID evaluationId) {
        return disputes.findByEvaluationId(evaluationId).map(Dispute::id);
    }

    /** @throws RuleViolation when this version cannot be disputed (any more) */
    void checkDisputable(ScoredEvaluation evaluation) {
        if (!evaluation.current()) {
            throw RuleViolation.of("dispute.error.superseded");
        }
        if (evaluation.cause() == Revisions.Cause.DISPUTE) {
            throw RuleViolation.of("dispute.error.outcome");
        }
        LocalDate lastDay = lastDay(Objects.requireNonNull(evaluation.releasedAt()));
        if (LocalDate.now(clock).isAfter(lastDay)) {
            throw RuleViolation.of("dispute.error.late", formats.date(lastDay));
        }
        if (disputable(evaluation).isEmpty()) {
            throw RuleViolation.of("dispute.error.nothingLost");
        }
    }

    /** Criteria in which something was lost. */
    static List<ScoredCriterion> disputable(ScoredEvaluation evaluation) {
        return evaluation.criteria().stream().filter(one -> !one.whole()).toList();
    }

    /**
     * The agent disputes. Again, or twice at once, makes one dispute.
     *
     * @throws FormErrors when something was not filled in
     */
    UUID submit(UUID evaluationId, DisputeForm form, List<MultipartFile> files, Viewer viewer) {
        ScoredEvaluation evaluation = own(evaluationId, viewer);
        Optional<UUID> known = about(evaluationId);
        if (known.isPresent()) {
            return known.get();
        }
        checkDisputable(evaluation);
        List<DisputeStore.Item> items = form.items(disputable(evaluation).stream()
                .map(one -> new DisputeForm.Open(
                        one.criterion().id(), one.criterion().number(), one.code()))
                .toList());
        revisions.check(
                evaluationId,
                items.stream()
                        .collect(Collectors.toMap(
                                DisputeStore.Item::criterionId, item -> new Change(item.proposed(), item.reason()))),
                Revisions.Cause.DISPUTE);
        List<MultipartFile> attached =
                files.stream().filter(file -> !file.isEmpty()).toList();
        if (attached.size() > MOST_FILES) {
            throw RuleViolation.of("dispute.error.files", MOST_FILES);
        }
        // Whoever makes a new version of it waits, and finds it disputed; or was first, and this finds that.
        if (!standing.hold(evaluationId)) {
            throw RuleViolation.of("dispute.error.superseded");
        }
        Instant now = clock.instant();
        LocalDate dueOn = workingDays.after(day(now), settings.decide());
        Optional<UUID> made = store.open(
                evaluationId, evaluation.agentId(), evaluation.teamId(), evaluation.evaluatorId(), dueOn, items, now);
        if (made.isEmpty()) {
            return about(evaluationId).orElseThrow();
        }
        UUID id = made.get();
        for (MultipartFile file : attached) {
            StoredFile stored = attachments.keep(file, "files");
            if (stored != null) {
                store.attach(id, stored);
            }
        }
        trail.record(
                "dispute.submitted",
                "dispute",
                id,
                Map.of("evaluation", evaluationId, "criteria", items.size(), "files", attached.size()));
        ask(disputes.findById(id).orElseThrow(), Set.of(evaluation.evaluatorId()), viewer.name());
        return id;
    }

    /** Rulings on everything that is still argued about. The same person again has no further effect. */
    void decide(UUID id, RulingForm form, Viewer viewer) {
        Dispute dispute = disputes.findLockedById(id).orElseThrow(NotFoundException::new);
        if (store.deciders(id).contains(viewer.id())) {
            return;
        }
        if (!maySit(dispute, viewer)) {
            throw new NotFoundException();
        }
        if (dispute.state() != DisputeState.WAITING) {
            throw RuleViolation.of("dispute.error.decided");
        }
        ScoredEvaluation now = evaluations.read(dispute.standingId());
        List<DisputeStore.Item> open = open(dispute);
        List<RulingForm.Line> lines = form.lines(open.stream()
                .map(item -> new RulingForm.Open(
                        item.criterionId(), criterion(now, item).criterion().number(), item.proposed()))
                .toList());
        Map<UUID, Change> changes = new LinkedHashMap<>();
        List<String> reasons = new ArrayList<>();
        lines.stream().filter(line -> line.answer() != null).forEach(line -> {
            ScoredCriterion criterion = now.criterion(line.criterionId()).orElseThrow();
            changes.put(line.criterionId(), new Change(Objects.requireNonNull(line.answer()), line.reason()));
            reasons.add(criterion.criterion().number() + ". " + line.reason());
        });
        UUID result = changes.isEmpty()
                ? null
                : revisions.revise(now.id(), changes, Revisions.Cause.DISPUTE, String.join("\n", reasons), viewer.id());
        store.decide(id, dispute.stage(), viewer.id(), clock.instant(), dispute.late(clock), result, lines);
        boolean accepted = lines.stream().allMatch(line -> line.ruling() == Ruling.ACCEPTED);
        dispute.decided(
                result == null ? now.id() : result,
                accepted,
                workingDays.after(LocalDate.now(clock), settings.appeal()),
                clock);
        disputes.flush();
        worklist.done(DECIDE, id);
        worklist.open(new NewWorkItem(
                ANSWERED,
                id,
                dispute.agentId(),
                dispute.teamId(),
                STEP,
                List.of(String.valueOf(dispute.stage()), viewer.name()),
                "/disputes/" + id,
                dispute.appealUntil() == null ? null : endOf(dispute.appealUntil())));
        trail.record(
                "dispute.decided",
                "dispute",
                id,
                Map.of(
                        "stage", dispute.stage(),
                        "changed", changes.size(),
                        "declined", lines.size() - changes.size(),
                        "result", String.valueOf(result)));
    }

    /**
     * The agent takes it to the next stage. Again has no further effect.
     *
     * @param from the stage that the agent saw
     */
    void goOn(UUID id, int from, String reason, Viewer viewer) {
        Dispute dispute = ownLocked(id, viewer);
        if (dispute.stage() != from) {
            return;
        }
        dispute.goOn(workingDays.after(LocalDate.now(clock), settings.decide()), clock);
        Set<UUID> asked = candidates(dispute, dispute.stage() == 2 ? Role.COORDINATOR : Role.QUALITY_CONTROL).stream()
                .map(PersonName::id)
                .collect(Collectors.toSet());
        if (asked.isEmpty()) {
            throw RuleViolation.of("dispute.error.nobody");
        }
        store.appeal(id, dispute.stage(), reason, clock.instant());
        disputes.flush();
        worklist.done(ANSWERED, id);
        ask(dispute, asked, viewer.name());
        trail.record("dispute.appealed", "dispute", id, Map.of("stage", dispute.stage()));
    }

    /** The agent is content. Again has no further effect. */
    void settle(UUID id, Viewer viewer) {
        Dispute dispute = ownLocked(id, viewer);
        if (dispute.state() == DisputeState.ANSWERED) {
            settle(dispute);
        }
        worklist.done(ANSWERED, id);
    }

    private void settle(Dispute dispute) {
        dispute.settle(clock);
        disputes.flush();
        worklist.done(ANSWERED, dispute.id());
        trail.record("dispute.closed", "dispute", dispute.id(), Map.of("stage", dispute.stage()));
    }

    /** Ends what was not taken on in time. */
    void lapse() {
        for (UUID id : store.lapsed(LocalDate.now(clock))) {
            Dispute dispute = disputes.findLockedById(id).orElseThrow();
            if (dispute.state() == DisputeState.ANSWERED && dispute.appealOver(clock)) {
                settle(dispute);
            }
        }
    }

    /** Again has no further effect. */
    void withdraw(UUID id, Viewer viewer) {
        Dispute dispute = ownLocked(id, viewer);
        if (dispute.state() == DisputeState.WITHDRAWN) {
            return;
        }
        dispute.withdraw(clock);
        disputes.flush();
        worklist.done(DECIDE, id);
        worklist.done(ANSWERED, id);
        trail.record("dispute.withdrawn", "dispute", id, Map.of("stage", dispute.stage()));
    }

    /** The coordinator leaves the second stage to another team leader. */
    void give(UUID id, UUID deciderId, Viewer viewer) {
        Dispute dispute = disputes.findLockedById(id).orElseThrow(NotFoundException::new);
        if (!viewer.is(Role.COORDINATOR) || excluded(dispute).contains(viewer.id())) {
            throw new NotFoundException();
        }
        if (deciderId.equals(dispute.deciderId())) {
            return;
        }
        PersonName decider = candidates(dispute, Role.TEAM_LEADER).stream()
                .filter(one -> one.id().equals(deciderId))
                .findFirst()
                .orElseThrow(() -> RuleViolation.of("dispute.error.candidate"));
        dispute.give(decider.id());
        disputes.flush();
        worklist.done(DECIDE, id);
        ask(dispute, Set.of(deciderId), directory.name(dispute.agentId()).name());
        trail.record("dispute.given", "dispute", id, Map.of("to", deciderId));
    }

    private void ask(Dispute dispute, Set<UUID> deciders, String agent) {
        worklist.openAll(deciders.stream()
                .map(decider -> new NewWorkItem(
                        DECIDE,
                        dispute.id(),
                        decider,
                        dispute.teamId(),
                        STEP,
                        List.of(agent, String.valueOf(dispute.stage())),
                        "/disputes/" + dispute.id(),
                        endOf(dispute.dueOn())))
                .toList());
    }

    /** What no stage has accepted yet. */
    private List<DisputeStore.Item> open(Dispute dispute) {
        Set<UUID> accepted = store.rulings(dispute.id()).stream()
                .filter(one -> one.ruling() == Ruling.ACCEPTED)
                .map(DisputeStore.Ruled::criterionId)
                .collect(Collectors.toSet());
        return store.items(dispute.id()).stream()
                .filter(item -> !accepted.contains(item.criterionId()))
                .toList();
    }

    /** Whether this stage is the reader's to decide. */
    boolean maySit(Dispute dispute, Viewer viewer) {
        if (dispute.stage() == 1) {
            return viewer.id().equals(dispute.deciderId());
        }
        if (excluded(dispute).contains(viewer.id())) {
            return false;
        }
        if (dispute.stage() == Dispute.LAST_STAGE) {
            return viewer.is(Role.QUALITY_CONTROL);
        }
        return dispute.deciderId() == null
                ? viewer.is(Role.COORDINATOR)
                : viewer.id().equals(dispute.deciderId());
    }

    /** Who cannot decide (any more): the agent, the evaluator and those who did. */
    private Set<UUID> excluded(Dispute dispute) {
        Set<UUID> excluded = new HashSet<>(store.deciders(dispute.id()));
        excluded.add(dispute.agentId());
        excluded.add(dispute.evaluatorId());
        return excluded;
    }

    List<PersonName> candidates(Dispute dispute, Role role) {
        Set<UUID> excluded = excluded(dispute);
        return directory.holding(role).stream()
                .filter(person -> !excluded.contains(person.id()))
                .toList();
    }

    boolean mayRead(Dispute dispute, Viewer viewer) {
        return viewer.mayRead(dispute.teamId(), dispute.agentId())
                || viewer.id().equals(dispute.evaluatorId())
                || viewer.id().equals(dispute.deciderId())
                || store.deciders(dispute.id()).contains(viewer.id());
    }

    @Transactional(readOnly = true)
    Dispute readable(UUID id, Viewer viewer) {
        return disputes.findById(id).filter(dispute -> mayRead(dispute, viewer)).orElseThrow(NotFoundException::new);
    }

    private Dispute ownLocked(UUID id, Viewer viewer) {
        return disputes.findLockedById(id)
                .filter(dispute -> dispute.agentId().equals(viewer.id()))
                .orElseThrow(NotFoundException::new);
    }

    private static ScoredCriterion criterion(ScoredEvaluation evaluation, DisputeStore.Item item) {
        return evaluation.criterion(item.criterionId()).orElseThrow();
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }

    /** The last second of the day. */
    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusSeconds(1);
    }
}
