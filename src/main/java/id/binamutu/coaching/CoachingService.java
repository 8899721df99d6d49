package id.binamutu.coaching;

import id.binamutu.audit.Trail;
import id.binamutu.evaluation.EvaluationReleased;
import id.binamutu.evaluation.EvaluationRevised;
import id.binamutu.evaluation.Findings;
import id.binamutu.evaluation.Verdict;
import id.binamutu.knowledge.Articles;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.AfterCommit;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class CoachingService {
    private final CoachingRepository coachings;
    private final CommitmentRepository commitments;
    private final CommitmentService commitmentService;
    private final Findings findings;
    private final Articles articles;
    private final Directory directory;
    private final Teams teams;
    private final Worklist worklist;
    private final Trail trail;
    private final Deadlines deadlines;
    private final Clock clock;

    CoachingService(
            CoachingRepository coachings,
            CommitmentRepository commitments,
            CommitmentService commitmentService,
            Findings findings,
            Articles articles,
            Directory directory,
            Teams teams,
            Worklist worklist,
            Trail trail,
            Deadlines deadlines,
            Clock clock) {
        this.coachings = coachings;
        this.commitments = commitments;
        this.commitmentService = commitmentService;
        this.findings = findings;
        this.articles = articles;
        this.directory = directory;
        this.teams = teams;
        this.worklist = worklist;
        this.trail = trail;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @AfterCommit
    void on(EvaluationReleased evaluation) {
        if (evaluation.verdict() != Verdict.NONCONFORMING
                || coachings.existsByEvaluationId(evaluation.evaluationId())) {
            return;
        }
        UUID coach = teams.leaderOf(evaluation.teamId(), LocalDate.now(clock)).orElse(evaluation.evaluatorId());
        Coaching coaching = coachings.saveAndFlush(new Coaching(evaluation, coach, deadlines, clock));
        opened(
                coaching,
                Map.of(
                        "evaluation",
                        evaluation.evaluationId(),
                        "findings",
                        evaluation.findingIds().size()));
    }

    /** What was withdrawn needs no coaching, what a correction found does. What was signed stays, with a note. */
    @AfterCommit
    void on(EvaluationRevised revised) {
        List<UUID> versions = new ArrayList<>(revised.earlierIds());
        versions.add(revised.evaluationId());
        List<Coaching> known = coachings.findByEvaluationIdIn(versions).stream()
                .filter(coaching -> coaching.state() != CoachingState.DROPPED)
                .toList();
        if (revised.verdict() == Verdict.NONCONFORMING) {
            if (known.isEmpty() && !coachings.existsByEvaluationId(revised.evaluationId())) {
                UUID coach =
                        teams.leaderOf(revised.teamId(), LocalDate.now(clock)).orElse(revised.evaluatorId());
                opened(
                        coachings.saveAndFlush(new Coaching(revised, coach, deadlines, clock)),
                        Map.of("evaluation", revised.evaluationId()));
            }
            return;
        }
        for (Coaching coaching : known) {
            if (coaching.state().canTransitionTo(CoachingState.DROPPED)) {
                drop(coaching, revised.evaluationId());
            } else {
                trail.record(
                        "coaching.findings-withdrawn",
                        "coaching",
                        coaching.id(),
                        Map.of("evaluation", revised.evaluationId()));
            }
        }
    }

    private void drop(Coaching coaching, UUID evaluationId) {
        coaching.drop(evaluationId, clock);
        commitments.findByCoachingId(coaching.id()).ifPresent(commitment -> {
            commitment.drop();
            worklist.done("write-commitment", commitment.id());
            worklist.done("answer-refusal", commitment.id());
        });
        coachings.flush();
        worklist.done("hold-coaching", coaching.id());
        trail.record("coaching.dropped", "coaching", coaching.id(), Map.of("evaluation", evaluationId));
    }

    UUID open(UUID agentId, String reason, Viewer viewer) {
        UUID team = teams.teamOf(agentId, LocalDate.now(clock))
                .filter(viewer::leads)
                .orElseThrow(NotFoundException::new);
        Coaching coaching = coachings.saveAndFlush(new Coaching(agentId, team, viewer.id(), reason, deadlines, clock));
        opened(coaching, Map.of("byHand", true));
        return coaching.id();
    }

    private void opened(Coaching coaching, Map<String, ?> details) {
        trail.record("coaching.opened", "coaching", coaching.id(), details);
        worklist.open(new NewWorkItem(
                "hold-coaching",
                coaching.id(),
                coaching.coachId(),
                coaching.teamId(),
                3,
                List.of(
                        directory.name(coaching.agentId()).name(),
                        String.valueOf(coaching.findingIds().size())),
                "/coaching/" + coaching.id(),
                coaching.dueAt()));
    }

    void plan(UUID id, CoachingForm form, Viewer viewer) {
        Coaching coaching = led(id, viewer);
        coaching.plan(form, clock);
        check(form);
        coachings.flush();
        trail.record("coaching.planned", "coaching", id, Map.of("for", String.valueOf(coaching.plannedFor())));
    }

    void hold(UUID id, CoachingForm form, Viewer viewer) {
        Coaching coaching = led(id, viewer);
        coaching.hold(form, clock);
        check(form);
        coachings.flush();
        Commitment commitment = commitments.saveAndFlush(new Commitment(coaching, deadlines, clock));
        trail.record("coaching.held", "coaching", id, Map.of("rootCause", String.valueOf(form.rootCauseCategory())));
        worklist.done("hold-coaching", id);
        commitmentService.ask(commitment, viewer.name());
    }

    private void check(CoachingForm form) {
        if (form.articleIds() != null
                && articles.named(form.articleIds()).size()
                        != Set.copyOf(form.articleIds()).size()) {
            throw RuleViolation.at("articleIds", "coaching.articleIds.unknown");
        }
    }

    void close(UUID id, String words, Viewer viewer) {
        Coaching coaching = led(id, viewer);
        if (coaching.state() == CoachingState.HELD
                && commitments.findByCoachingId(id).map(Commitment::state).orElse(Commitment.State.OPEN)
                        != Commitment.State.REFUSED) {
            throw RuleViolation.of("coaching.close.unsigned");
        }
        coaching.close(words, viewer.id(), clock);
        coachings.flush();
        trail.record("coaching.closed", "coaching", id);
        worklist.done("close-coaching", id);
        commitments.findByCoachingId(id).ifPresent(commitment -> worklist.done("answer-refusal", commitment.id()));
    }

    @Transactional(readOnly = true)
    CoachingForm form(UUID id, Viewer viewer) {
        Coaching coaching = led(id, viewer);
        if (!coaching.state().isToBeHeld()) {
            throw RuleViolation.of("coaching.state." + coaching.state() + ".refused");
        }
        return coaching.form(clock);
    }

    @Transactional(readOnly = true)
    CoachingView view(UUID id, Viewer viewer) {
        Coaching coaching = coachings
                .findById(id)
                .filter(found -> viewer.mayRead(found.teamId(), found.agentId()))
                .orElseThrow(NotFoundException::new);
        var found = findings.find(coaching.findingIds());
        Set<UUID> people = new HashSet<>(List.of(coaching.agentId(), coaching.coachId()));
        if (coaching.closedBy() != null) {
            people.add(coaching.closedBy());
        }
        Map<UUID, PersonName> names = directory.names(people);
        TeamName team = teams.named(Set.of(coaching.teamId())).get(coaching.teamId());
        Set<UUID> articleIds = new HashSet<>(coaching.articleIds());
        found.stream()
                .map(finding -> finding.articleId())
                .filter(Objects::nonNull)
                .forEach(articleIds::add);
        Instant now = clock.instant();
        return new CoachingView(
                id,
                coaching.state(),
                coaching.agentId(),
                name(names, coaching.agentId()),
                team == null ? "" : team.name(),
                name(names, coaching.coachId()),
                coaching.evaluationId(),
                coaching.foundAt(),
                coaching.reason(),
                coaching.openedAt(),
                coaching.dueAt(),
                coaching.state().isToBeHeld() && coaching.dueAt().isBefore(now),
                found,
                coaching.rootCauseCategory(),
                coaching.rootCause(),
                coaching.rootCauseAt(),
                coaching.plannedFor(),
                coaching.place(),
                coaching.plannedAt(),
                articleIds.isEmpty() ? List.of() : articles.named(articleIds),
                coaching.reminder(),
                coaching.notes(),
                coaching.heldAt(),
                coaching.recordedAt(),
                coaching.closure(),
                coaching.closedAt(),
                coaching.closedBy() == null ? null : name(names, coaching.closedBy()),
                coaching.state().isToBeHeld()
                        ? null
                        : commitments
                                .findByCoachingId(id)
                                .map(commitment -> commitmentService.view(commitment, coaching, viewer))
                                .orElse(null),
                viewer.leads(coaching.teamId()));
    }

    /** What leaves the application is in the trail. */
    CoachingView print(UUID id, Viewer viewer) {
        CoachingView coaching = view(id, viewer);
        trail.record("coaching.printed", "coaching", id);
        return coaching;
    }

    private static String name(Map<UUID, PersonName> names, UUID id) {
        PersonName name = names.get(id);
        return name == null ? "" : name.name();
    }

    /** Agents whom the reader leads today. */
    @Transactional(readOnly = true)
    List<PersonName> ledAgents(Viewer viewer) {
        LocalDate today = LocalDate.now(clock);
        return viewer.ledTeamIds().stream()
                .flatMap(team -> teams.members(team, today, today).stream())
                .toList();
    }

    private Coaching led(UUID id, Viewer viewer) {
        return coachings
                .findById(id)
                .filter(coaching -> viewer.leads(coaching.teamId()))
                .orElseThrow(NotFoundException::new);
    }
}
