package id.binamutu.workload;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.LeaderAppointed;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.sampling.SampleWork;
import id.binamutu.web.AfterCommit;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Samples change hands: by the coordinator's decision, and when a team gets a new leader. */
@Service
@Transactional
class MoveService {
    /** Told to whoever gets samples, and to whoever gives them up. */
    static final String TAKEN = "samples-moved-to-you";

    static final String GIVEN_UP = "samples-moved-from-you";

    /** A refusal because somebody else was quicker. */
    static final String CHANGED = "workload.move.changed";

    private final MoveQueries queries;
    private final SampleWork work;
    private final ReminderService reminders;
    private final Directory directory;
    private final Worklist worklist;
    private final Trail trail;
    private final Clock clock;

    MoveService(
            MoveQueries queries,
            SampleWork work,
            ReminderService reminders,
            Directory directory,
            Worklist worklist,
            Trail trail,
            Clock clock) {
        this.queries = queries;
        this.work = work;
        this.reminders = reminders;
        this.directory = directory;
        this.worklist = worklist;
        this.trail = trail;
        this.clock = clock;
    }

    /** Again with the same form has no further effect. All of the samples or none. */
    void move(MoveForm form, Viewer viewer) {
        if (form.from().equals(form.to())) {
            throw RuleViolation.at("to", "workload.move.same");
        }
        if (directory.holding(Role.TEAM_LEADER).stream()
                .noneMatch(leader -> leader.id().equals(form.to()))) {
            throw RuleViolation.at("to", "workload.move.not-leader");
        }
        List<UUID> chosen = form.chosen();
        List<UUID> movable = work.movable(chosen, form.from());
        if (queries.find(form.move()).isPresent()) {
            return;
        }
        if (movable.size() < chosen.size()) {
            throw RuleViolation.at("samples", CHANGED, chosen.size() - movable.size());
        }
        work.give(movable, form.from(), form.to(), viewer.id());
        record(form.move(), form.from(), form.to(), form.reason().strip(), viewer.id(), null, movable);
    }

    /**
     * Moves back what is still open and not begun.
     *
     * @return the move back
     */
    UUID undo(UUID id, String reason, Viewer viewer) {
        MoveQueries.Move move = queries.get(id);
        if (move.by() == null) {
            throw RuleViolation.of("workload.move.by-succession");
        }
        if (move.undoneBy() != null) {
            return move.undoneBy();
        }
        if (directory.holding(Role.TEAM_LEADER).stream()
                .noneMatch(leader -> leader.id().equals(move.from()))) {
            throw RuleViolation.of("workload.move.not-leader");
        }
        List<UUID> movable = work.movable(
                queries.moved(id).stream().map(MoveQueries.Moved::sampleId).toList(), move.to());
        // Whoever undid it meanwhile was quicker.
        UUID back = queries.get(id).undoneBy();
        if (back != null) {
            return back;
        }
        if (movable.isEmpty()) {
            throw RuleViolation.of("workload.move.nothing-left");
        }
        work.give(movable, move.to(), move.from(), viewer.id());
        UUID undo = newId();
        record(undo, move.to(), move.from(), reason, viewer.id(), id, movable);
        return undo;
    }

    /** From the day on which somebody leads a team the team's open samples are that leader's. */
    @AfterCommit
    void on(LeaderAppointed appointed) {
        if (!appointed.from().isAfter(LocalDate.now(clock))) {
            handToLeaders(appointed.teamId());
        }
    }

    /** @param teamId null for every team */
    void handToLeaders(@Nullable UUID teamId) {
        record Hands(UUID from, UUID to) {}
        Map<Hands, List<UUID>> handed = work.handToLeaders(teamId).stream()
                .collect(Collectors.groupingBy(
                        one -> new Hands(one.fromId(), one.toId()),
                        Collectors.mapping(SampleWork.Handed::sampleId, Collectors.toList())));
        handed.forEach((hands, samples) -> record(newId(), hands.from(), hands.to(), null, null, null, samples));
    }

    /** Only whom it concerns, and the coordinator. */
    @Transactional(readOnly = true)
    MoveQueries.Move find(UUID id, Viewer viewer) {
        MoveQueries.Move move = queries.get(id);
        if (!viewer.is(Role.COORDINATOR)
                && !move.from().equals(viewer.id())
                && !move.to().equals(viewer.id())) {
            throw new NotFoundException();
        }
        return move;
    }

    void acknowledge(UUID id, Viewer viewer) {
        find(id, viewer);
        worklist.done(TAKEN, id, viewer.id());
        worklist.done(GIVEN_UP, id, viewer.id());
    }

    private void record(
            UUID id,
            UUID from,
            UUID to,
            @Nullable String reason,
            @Nullable UUID by,
            @Nullable UUID undoes,
            List<UUID> samples) {
        queries.add(id, from, to, reason, by, clock.instant(), undoes, samples);
        Map<UUID, PersonName> names = directory.names(List.of(from, to));
        String count = String.valueOf(samples.size());
        worklist.openAll(List.of(
                told(
                        TAKEN,
                        id,
                        to,
                        count,
                        Objects.requireNonNull(names.get(from)).name()),
                told(
                        GIVEN_UP,
                        id,
                        from,
                        count,
                        Objects.requireNonNull(names.get(to)).name())));
        reminders.settle(from);
        trail.record(
                by == null ? "samples.handed-to-leader" : "samples.moved",
                "sample-move",
                id,
                Map.of("from", from, "to", to, "samples", samples.size(), "undo", undoes != null));
    }

    private static NewWorkItem told(String kind, UUID move, UUID whom, String count, String other) {
        return new NewWorkItem(kind, move, whom, null, 2, List.of(count, other), "/workload/moves/" + move, null);
    }

    private static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
