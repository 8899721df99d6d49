package id.binamutu.evaluation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.AfterCommit;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From when on the agent sees what was submitted: at once, at a set time, or when somebody else has approved it. */
@Service
@Transactional
class Releases {
    static final String APPROVE = "approve-releases";

    private final JdbcClient jdbc;
    private final EvaluationStore store;
    private final ReleaseRunner runner;
    private final SchedulerClient scheduler;
    private final Worklist worklist;
    private final Directory directory;
    private final Teams teams;

    Releases(
            JdbcClient jdbc,
            EvaluationStore store,
            ReleaseRunner runner,
            SchedulerClient scheduler,
            Worklist worklist,
            Directory directory,
            Teams teams) {
        this.jdbc = jdbc;
        this.store = store;
        this.runner = runner;
        this.scheduler = scheduler;
        this.worklist = worklist;
        this.directory = directory;
        this.teams = teams;
    }

    /** Sees to the release of an evaluation that was just submitted, in the submission's transaction. */
    void prepare(UUID id) {
        EvaluationHead head = store.head(id);
        switch (head.releaseMode()) {
            case AT_ONCE -> runner.released(head, Objects.requireNonNull(head.releasedAt()));
            case AT_TIME ->
                scheduler.schedule(ReleaseTask.RELEASE
                        .instance(id.toString())
                        .scheduledTo(Objects.requireNonNull(head.releaseAt())));
            case AFTER_APPROVAL -> {
                oneAtATime(head.teamId());
                String team = Objects.requireNonNull(
                                teams.named(List.of(head.teamId())).get(head.teamId()))
                        .name();
                worklist.openAll(approvers()
                        .map(person -> new NewWorkItem(
                                APPROVE,
                                head.teamId(),
                                person,
                                head.teamId(),
                                2,
                                List.of(team),
                                "/evaluations/releases",
                                null))
                        .toList());
            }
        }
    }

    /** What waits for approval, oldest first. */
    @Transactional(readOnly = true)
    Page<WaitingRow> waiting(Viewer viewer, Pageable page) {
        List<WaitingRow> rows = jdbc.sql("""
                select e.id, e.happened_at, e.submitted_at, a.name as agent, t.name as team, v.name as evaluator, e.random, e.score,
                    e.verdict, e.evaluator_id = :viewer as own
                from evaluation e
                join person a on a.id = e.agent_id
                join team t on t.id = e.team_id
                join person v on v.id = e.evaluator_id
                where e.state = 'SUBMITTED' and e.released_at is null and e.superseded_at is null
                  and e.release_mode = 'AFTER_APPROVAL'
                order by e.submitted_at, e.id limit :limit offset :offset""")
                .param("viewer", viewer.id())
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(WaitingRow.class)
                .list();
        long total = jdbc.sql("""
                select count(*) from evaluation where state = 'SUBMITTED' and released_at is null and superseded_at is null
                and release_mode = 'AFTER_APPROVAL'""").query(Long.class).single();
        return new PageImpl<>(rows, page, total);
    }

    /** Lets the agent see it. Again has no further effect. */
    void approve(UUID id, Viewer viewer) {
        EvaluationHead head = store.head(id);
        if (!head.submitted() || head.releaseMode() != ReleaseMode.AFTER_APPROVAL || !mayApprove(viewer)) {
            throw new NotFoundException();
        }
        if (head.evaluatorId().equals(viewer.id())) {
            throw RuleViolation.of("evaluation.error.ownRelease");
        }
        oneAtATime(head.teamId());
        runner.release(head, viewer.id());
        if (!anyWaits(head.teamId())) {
            worklist.done(APPROVE, head.teamId());
        }
    }

    /** A version that waited for approval may have been corrected instead. */
    @AfterCommit
    void on(EvaluationRevised revised) {
        oneAtATime(revised.teamId());
        if (!anyWaits(revised.teamId())) {
            worklist.done(APPROVE, revised.teamId());
        }
    }

    /** Whether the agent sees it as soon as the viewer approves it. */
    static boolean waitsFor(EvaluationHead head, Viewer viewer) {
        return head.submitted()
                && head.releasedAt() == null
                && head.releaseMode() == ReleaseMode.AFTER_APPROVAL
                && mayApprove(viewer)
                && !head.evaluatorId().equals(viewer.id());
    }

    private static boolean mayApprove(Viewer viewer) {
        return viewer.is(Role.COORDINATOR) || viewer.is(Role.QUALITY_CONTROL);
    }

    private Stream<UUID> approvers() {
        return Stream.of(Role.COORDINATOR, Role.QUALITY_CONTROL)
                .flatMap(role -> directory.holding(role).stream())
                .map(PersonName::id)
                .distinct();
    }

    private boolean anyWaits(UUID teamId) {
        return jdbc.sql("""
                select exists (select from evaluation where state = 'SUBMITTED' and released_at is null and superseded_at is null
                and release_mode = 'AFTER_APPROVAL' and team_id = :team)""").param("team", teamId).query(Boolean.class).single();
    }

    /** Else the last approval and the next submission could each miss the other, and work would wait unseen. */
    private void oneAtATime(UUID teamId) {
        jdbc.sql("select id from team where id = :team for no key update")
                .param("team", teamId)
                .query(UUID.class)
                .single();
    }
}
