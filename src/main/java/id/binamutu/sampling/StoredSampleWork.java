package id.binamutu.sampling;

import id.binamutu.worklist.Worklist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class StoredSampleWork implements SampleWork {

    private static final String OF = " and (cast(:assignee as uuid) is null or assignee_id = :assignee)";

    private final JdbcClient jdbc;
    private final SampleQueries queries;
    private final WaitingSamples waiting;
    private final ScoredSamples scored;
    private final Worklist worklist;
    private final Clock clock;

    StoredSampleWork(
            JdbcClient jdbc,
            SampleQueries queries,
            WaitingSamples waiting,
            ScoredSamples scored,
            Worklist worklist,
            Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.waiting = waiting;
        this.scored = scored;
        this.worklist = worklist;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Day> due(@Nullable UUID assigneeId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select assignee_id, due_on, count(*) filter (where status = 'EVALUATED') as scored,
                  count(*) filter (where status = 'OPEN') as open
                from sample where due_on between :from and :to and status <> 'REPLACED'""" + OF + " group by assignee_id, due_on")
                .param("from", from)
                .param("to", to)
                .param("assignee", assigneeId)
                .query(Day.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Day> open(@Nullable UUID assigneeId) {
        return jdbc.sql("""
                select assignee_id, due_on, 0 as scored, count(*) as open
                from sample where status = 'OPEN'""" + OF + " group by assignee_id, due_on")
                .param("assignee", assigneeId)
                .query(Day.class)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Waiting> waiting(UUID assigneeId, @Nullable UUID agentId, int most) {
        List<Waiting> all = jdbc.sql("""
                select s.id, s.agent_id, s.team_id, i.conversation_id, s.due_on, s.random, false as begun
                from sample s join interaction i on i.id = s.interaction_id
                where s.assignee_id = :assignee and s.status = 'OPEN' and (cast(:agent as uuid) is null or s.agent_id = :agent)
                order by s.due_on, s.id limit :most""")
                .param("assignee", assigneeId)
                .param("agent", agentId)
                .param("most", most)
                .query(Waiting.class)
                .list();
        Set<UUID> begun = scored.begun(all.stream().map(Waiting::id).toList());
        return all.stream()
                .map(one -> new Waiting(
                        one.id(),
                        one.agentId(),
                        one.teamId(),
                        one.conversationId(),
                        one.dueOn(),
                        one.random(),
                        begun.contains(one.id())))
                .toList();
    }

    @Override
    public List<UUID> movable(Collection<UUID> sampleIds, UUID assigneeId) {
        List<UUID> open = jdbc.sql("""
                select id from sample where id = any(:ids) and assignee_id = :assignee and status = 'OPEN'
                order by id for update""")
                .param("ids", sampleIds.toArray(UUID[]::new))
                .param("assignee", assigneeId)
                .query(UUID.class)
                .list();
        Set<UUID> begun = scored.begun(open);
        return open.stream().filter(id -> !begun.contains(id)).toList();
    }

    @Override
    public void give(Collection<UUID> sampleIds, UUID fromId, UUID toId, UUID by) {
        // With the team's own leader it needs no right of its own.
        jdbc.sql("""
                update sample s set assignee_id = :to, version = version + 1,
                  assigned_by = case when exists (select from team_leadership l where l.team_id = s.team_id and l.leader_id = :to
                    and :today between l.valid_from and coalesce(l.valid_until, 'infinity')) then null else :by end
                where id = any(:ids)""")
                .param("ids", sampleIds.toArray(UUID[]::new))
                .param("to", toId)
                .param("by", by)
                .param("today", LocalDate.now(clock))
                .update();
        sampleIds.forEach(id -> worklist.done(SamplingService.WORK, id, fromId));
        waiting.open(queries.find(sampleIds));
    }

    @Override
    public List<Handed> handToLeaders(@Nullable UUID teamId) {
        List<Handed> handed = jdbc.sql("""
                update sample s set assignee_id = l.leader_id, version = version + 1
                from team_leadership l
                where l.team_id = s.team_id and :today between l.valid_from and coalesce(l.valid_until, 'infinity')
                  and s.status = 'OPEN' and s.assigned_by is null and s.assignee_id <> l.leader_id
                  and (cast(:team as uuid) is null or s.team_id = :team)
                returning s.id as sample_id, old.assignee_id as from_id, new.assignee_id as to_id""")
                .param("today", LocalDate.now(clock))
                .param("team", teamId)
                .query(Handed.class)
                .list();
        handed.forEach(one -> worklist.done(SamplingService.WORK, one.sampleId(), one.fromId()));
        if (!handed.isEmpty()) {
            waiting.open(queries.find(handed.stream().map(Handed::sampleId).toList()));
        }
        return handed;
    }

    @Override
    public List<Due> remind(LocalDate today, LocalDate until) {
        return jdbc.sql("""
                with fresh as (
                  insert into sample_reminder (sample_id, assignee_id, kind, reminded_on)
                  select id, assignee_id, case when due_on < :today then 'LATE' else 'SOON' end, :today from sample
                  where status = 'OPEN' and due_on <= :until
                  on conflict do nothing
                  returning assignee_id, kind)
                select s.assignee_id, s.due_on < :today as late, count(*) as samples, min(s.due_on) as first
                from sample s
                where s.status = 'OPEN' and s.due_on <= :until
                  and (s.assignee_id, case when s.due_on < :today then 'LATE' else 'SOON' end) in (select assignee_id, kind from fresh)
                group by 1, 2""")
                .param("today", today)
                .param("until", until)
                .query((row, n) -> due(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Due> reminded(LocalDate since, LocalDate today, LocalDate until, @Nullable UUID assigneeId) {
        return jdbc.sql("""
                select r.assignee_id, r.kind = 'LATE' as late, count(s.id) as samples, min(s.due_on) as first
                from (select distinct assignee_id, kind from sample_reminder where reminded_on >= :since""" + OF + """
                ) r
                left join sample s on s.assignee_id = r.assignee_id and s.status = 'OPEN' and s.due_on <= :until
                  and (s.due_on < :today) = (r.kind = 'LATE')
                group by 1, 2""")
                .param("since", since)
                .param("assignee", assigneeId)
                .param("until", until)
                .param("today", today)
                .query((row, n) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject("assignee_id", UUID.class),
                row.getBoolean("late"),
                row.getLong("samples"),
                row.getObject("first", LocalDate.class));
    }
}
