package id.binamutu.coaching;

import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class CoachingDemo {
    private final CoachingService coachings;
    private final CommitmentService commitments;
    private final JdbcClient jdbc;

    CoachingDemo(CoachingService coachings, CommitmentService commitments, JdbcClient jdbc) {
        this.coachings = coachings;
        this.commitments = commitments;
        this.jdbc = jdbc;
    }

    public record ToHold(UUID id, UUID agentId, UUID evaluationId) {}

    /** Coachings of a team that nobody has planned or held, oldest first. */
    public List<ToHold> toHold(UUID teamId) {
        return jdbc.sql("select id, agent_id, evaluation_id from coaching where team_id = ? and state = 'OPEN'"
                        + " and evaluation_id is not null order by opened_at, id")
                .param(teamId)
                .query(ToHold.class)
                .list();
    }

    public void plan(UUID id, LocalDateTime at, Viewer leader) {
        coachings.plan(
                id,
                new CoachingForm(
                        null,
                        null,
                        at.toLocalDate(),
                        at.toLocalTime(),
                        "Ruang coaching lantai 2",
                        List.of(),
                        null,
                        null,
                        null,
                        null),
                leader);
    }

    /**
     * @param rootCause as {@link RootCause} names it
     * @return the commitment that the agent is asked for
     */
    public UUID hold(
            UUID id,
            String rootCause,
            String why,
            @Nullable UUID articleId,
            String reminder,
            String notes,
            LocalDateTime at,
            Viewer leader) {
        coachings.hold(
                id,
                new CoachingForm(
                        RootCause.valueOf(rootCause),
                        why,
                        null,
                        null,
                        null,
                        articleId == null ? List.of() : List.of(articleId),
                        reminder,
                        notes,
                        at.toLocalDate(),
                        at.toLocalTime()),
                leader);
        return Objects.requireNonNull(coachings.view(id, leader).commitment()).id();
    }

    public void sign(UUID commitmentId, String words, LocalDate dueOn, String meaning, String password, Viewer agent) {
        String seen = commitments.view(commitmentId, agent).seen();
        commitments.sign(commitmentId, words, dueOn, seen, password, meaning, agent);
    }

    public void refuse(UUID commitmentId, String reason, Viewer agent) {
        commitments.refuse(commitmentId, reason, agent);
    }

    public void close(UUID coachingId, String words, Viewer leader) {
        coachings.close(coachingId, words, leader);
    }
}
