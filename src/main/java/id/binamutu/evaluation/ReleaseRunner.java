package id.binamutu.evaluation;

import static id.binamutu.evaluation.EvaluationStore.timestamp;

import id.binamutu.audit.Trail;
import id.binamutu.web.Formats;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The release itself, whoever or whatever brings it about. */
@Component
@Transactional
class ReleaseRunner {
    private final JdbcClient jdbc;
    private final EvaluationStore store;
    private final Worklist worklist;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Formats formats;
    private final Clock clock;

    ReleaseRunner(
            JdbcClient jdbc,
            EvaluationStore store,
            Worklist worklist,
            Trail trail,
            ApplicationEventPublisher events,
            Formats formats,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.worklist = worklist;
        this.trail = trail;
        this.events = events;
        this.formats = formats;
        this.clock = clock;
    }

    /** The set time has come. Again has no further effect. */
    void release(UUID id) {
        release(store.head(id), null);
    }

    /** Once: again has no further effect. @param by null when nobody decided it at that moment */
    void release(EvaluationHead head, @Nullable UUID by) {
        Instant now = clock.instant();
        int changed = jdbc.sql("""
                update evaluation set released_at = :now, released_by = :by, version = version + 1
                where id = :id and state = 'SUBMITTED' and released_at is null and superseded_at is null""")
                .param("now", timestamp(now))
                .param("by", by, Types.OTHER)
                .param("id", head.id())
                .update();
        if (changed == 1) {
            trail.record("evaluation.released", "evaluation", head.id(), Map.of("mode", head.releaseMode()));
            released(head, now);
        }
    }

    /** Tells the agent, and whoever goes on from there. */
    void released(EvaluationHead head, Instant at) {
        worklist.open(new NewWorkItem(
                EvaluationService.ACKNOWLEDGE,
                head.id(),
                head.agentId(),
                head.teamId(),
                2,
                List.of(formats.dateTime(head.happenedAt()), formats.number(head.score())),
                "/evaluations/" + head.id(),
                null));
        events.publishEvent(new EvaluationReleased(
                head.id(),
                head.agentId(),
                head.teamId(),
                head.evaluatorId(),
                Objects.requireNonNull(head.verdict()),
                store.findings(head.id()).stream().map(FindingLine::id).toList(),
                Objects.requireNonNull(head.submittedAt()),
                at));
    }
}
