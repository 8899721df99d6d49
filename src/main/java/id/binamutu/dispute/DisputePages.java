package id.binamutu.dispute;

import id.binamutu.evaluation.ScoredCriterion;
import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.evaluation.ScoredEvaluations;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.recording.Recordings;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Option;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of disputes show. */
@Service
@Transactional(readOnly = true)
class DisputePages {
    private final DisputeService service;
    private final DisputeStore store;
    private final ScoredEvaluations evaluations;
    private final Interactions interactions;
    private final Recordings recordings;
    private final Directory directory;
    private final AnswerLabels labels;
    private final Clock clock;

    DisputePages(
            DisputeService service,
            DisputeStore store,
            ScoredEvaluations evaluations,
            Interactions interactions,
            Recordings recordings,
            Directory directory,
            AnswerLabels labels,
            Clock clock) {
        this.service = service;
        this.store = store;
        this.evaluations = evaluations;
        this.interactions = interactions;
        this.recordings = recordings;
        this.directory = directory;
        this.labels = labels;
        this.clock = clock;
    }

    /** A criterion on the agent's form. */
    record Line(ScoredCriterion scored, String given, List<Option> choices) {}

    List<Line> disputable(ScoredEvaluation evaluation) {
        return DisputeService.disputable(evaluation).stream()
                .map(one -> new Line(
                        one,
                        labels.of(one.criterion(), one.code()),
                        labels.choices(one.criterion()).stream()
                                .filter(choice -> !choice.value().equals(one.code()))
                                .toList()))
                .toList();
    }

    List<DisputeStore.Attached> attachments(UUID id, Viewer viewer) {
        return store.attachments(service.readable(id, viewer).id());
    }

    DisputeView view(UUID id, Viewer viewer) {
        Dispute dispute = service.readable(id, viewer);
        ScoredEvaluation evaluation = evaluations.read(dispute.evaluationId());
        UUID standing = dispute.standingId();
        List<DisputeStore.Decision> decisions = store.decisions(id);
        Map<Integer, DisputeStore.Appeal> appeals =
                store.appeals(id).stream().collect(Collectors.toMap(DisputeStore.Appeal::toStage, Function.identity()));
        Set<UUID> people = new HashSet<>(List.of(dispute.agentId(), dispute.evaluatorId()));
        decisions.forEach(decision -> people.add(decision.decidedBy()));
        if (dispute.deciderId() != null) {
            people.add(dispute.deciderId());
        }
        Map<UUID, PersonName> names = directory.names(people);
        boolean mine = viewer.id().equals(dispute.agentId());
        boolean sits = dispute.state() == DisputeState.WAITING && service.maySit(dispute, viewer);
        boolean gives =
                dispute.state() == DisputeState.WAITING && dispute.stage() == 2 && dispute.deciderId() == null && sits;
        return new DisputeView(
                id,
                evaluation,
                standing,
                standing.equals(evaluation.id()) ? evaluation.score() : evaluations.score(standing),
                interactions.read(evaluation.interactionId()),
                recordings.of(evaluation.interactionId()).orElse(null),
                name(names, dispute.agentId()),
                name(names, dispute.evaluatorId()),
                dispute.deciderId() == null ? null : name(names, dispute.deciderId()),
                dispute.submittedAt(),
                dispute.state(),
                dispute.stage(),
                dispute.dueOn(),
                dispute.late(clock),
                dispute.appealUntil(),
                dispute.closedAt(),
                items(id, evaluation, decisions),
                stages(dispute.stage(), decisions, appeals, names),
                store.attachments(id),
                mine,
                mine && dispute.state() == DisputeState.ANSWERED,
                mine && mayGoOn(dispute),
                sits,
                gives
                        ? service.candidates(dispute, Role.TEAM_LEADER).stream()
                                .map(one -> new Option(one.id().toString(), one.name()))
                                .toList()
                        : List.of());
    }

    private boolean mayGoOn(Dispute dispute) {
        return dispute.stage() < Dispute.LAST_STAGE
                && (dispute.late(clock) || (dispute.state() == DisputeState.ANSWERED && !dispute.appealOver(clock)));
    }

    private List<DisputeView.Item> items(UUID id, ScoredEvaluation evaluation, List<DisputeStore.Decision> decisions) {
        Map<UUID, Integer> stages =
                decisions.stream().collect(Collectors.toMap(DisputeStore.Decision::id, DisputeStore.Decision::stage));
        List<DisputeStore.Ruled> rulings = store.rulings(id);
        return store.items(id).stream()
                .map(item -> item(
                        item,
                        evaluation.criterion(item.criterionId()).orElseThrow(),
                        rulings.stream()
                                .filter(ruled -> ruled.criterionId().equals(item.criterionId()))
                                .toList(),
                        stages))
                .sorted(Comparator.comparing(item -> item.scored().criterion().number()))
                .toList();
    }

    private DisputeView.Item item(
            DisputeStore.Item item,
            ScoredCriterion scored,
            List<DisputeStore.Ruled> rulings,
            Map<UUID, Integer> stages) {
        CriterionView criterion = scored.criterion();
        return new DisputeView.Item(
                scored,
                labels.of(criterion, item.given()),
                labels.of(criterion, item.proposed()),
                item.reason(),
                rulings.stream()
                        .map(ruled -> new DisputeView.Decided(
                                stages.getOrDefault(ruled.decisionId(), 0),
                                ruled.ruling(),
                                ruled.answer() == null ? null : labels.of(criterion, ruled.answer()),
                                ruled.reason()))
                        .toList(),
                rulings.stream().noneMatch(ruled -> ruled.ruling() == Ruling.ACCEPTED),
                labels.choices(criterion));
    }

    private static List<DisputeView.Stage> stages(
            int reached,
            List<DisputeStore.Decision> decisions,
            Map<Integer, DisputeStore.Appeal> appeals,
            Map<UUID, PersonName> names) {
        List<DisputeView.Stage> stages = new ArrayList<>();
        for (int number = 1; number <= reached; number++) {
            int stage = number;
            DisputeStore.@Nullable Appeal appeal = appeals.get(stage);
            Optional<DisputeStore.Decision> decision =
                    decisions.stream().filter(one -> one.stage() == stage).findFirst();
            stages.add(new DisputeView.Stage(
                    stage,
                    appeal == null ? null : appeal.reason(),
                    appeal == null ? null : appeal.appealedAt(),
                    decision.map(one -> name(names, one.decidedBy()).name()).orElse(null),
                    decision.map(DisputeStore.Decision::decidedAt).orElse(null),
                    decision.map(DisputeStore.Decision::late).orElse(false),
                    decision.map(DisputeStore.Decision::resultId).orElse(null)));
        }
        return stages;
    }

    private static PersonName name(Map<UUID, PersonName> names, UUID id) {
        return Optional.ofNullable(names.get(id)).orElseThrow(NotFoundException::new);
    }
}
