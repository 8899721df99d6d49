package id.binamutu.dispute;

import id.binamutu.evaluation.EvaluationPanel;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import java.sql.Array;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the page of an evaluation: what is argued about it, and what the reader can do about that. */
@Component
class DisputePanel implements EvaluationPanel {
    private final JdbcClient jdbc;
    private final DisputeService service;
    private final Clock clock;

    DisputePanel(JdbcClient jdbc, DisputeService service, Clock clock) {
        this.jdbc = jdbc;
        this.service = service;
        this.clock = clock;
    }

    record Known(UUID id, UUID evaluationId, DisputeState state, int stage) {}

    /**
     * @param added numbers of criteria that fail since a correction made this version
     * @param disputeUntil the last day on which the reader may dispute it; null when the reader may not
     * @param amendment that waits for approval; null for none, and for the agent
     */
    record Panel(
            UUID evaluationId,
            List<Integer> added,
            List<Known> disputes,
            @Nullable LocalDate disputeUntil,
            @Nullable UUID amendment,
            boolean mayAmend) {
        boolean empty() {
            return added.isEmpty() && disputes.isEmpty() && disputeUntil == null && amendment == null && !mayAmend;
        }
    }

    @Override
    public Optional<View> of(Shown evaluation, Viewer viewer) {
        boolean mine = viewer.id().equals(evaluation.agentId());
        List<Known> disputes =
                jdbc.sql("""
                select id, evaluation_id, state, stage from dispute where evaluation_id = :id or standing_id = :id
                order by submitted_at""").param("id", evaluation.id()).query(Known.class).list();
        List<Amended> amendments = jdbc.sql("""
                select id, result_id = :id as made_it, added from amendment
                where (evaluation_id = :id and state = 'PROPOSED') or result_id = :id""")
                .param("id", evaluation.id())
                .query((row, n) -> new Amended(
                        row.getObject("id", UUID.class), row.getBoolean("made_it"), numbers(row.getArray("added"))))
                .list();
        @Nullable
        UUID proposed = amendments.stream()
                .filter(one -> !one.madeIt())
                .map(Amended::id)
                .findFirst()
                .orElse(null);
        boolean arguedAbout = disputes.stream().anyMatch(one -> one.state().isOpen());
        boolean free = evaluation.current() && !arguedAbout && proposed == null;
        boolean outcome = disputes.stream().anyMatch(one -> !one.evaluationId().equals(evaluation.id()));
        Panel panel = new Panel(
                evaluation.id(),
                amendments.stream()
                        .flatMap(one -> one.madeIt() ? one.added().stream() : List.<Integer>of().stream())
                        .toList(),
                disputes,
                mine && evaluation.current() && disputes.isEmpty() && !outcome ? until(evaluation) : null,
                mine ? null : proposed,
                free && !mine && (viewer.id().equals(evaluation.evaluatorId()) || viewer.is(Role.QUALITY_CONTROL)));
        return panel.empty() ? Optional.empty() : Optional.of(new View("dispute/_panel", panel));
    }

    private record Amended(UUID id, boolean madeIt, List<Integer> added) {}

    private @Nullable LocalDate until(Shown evaluation) {
        if (evaluation.releasedAt() == null) {
            return null;
        }
        LocalDate last = service.lastDay(evaluation.releasedAt());
        return LocalDate.now(clock).isAfter(last) ? null : last;
    }

    static List<Integer> numbers(Array array) throws java.sql.SQLException {
        return List.of((Integer[]) array.getArray());
    }
}
