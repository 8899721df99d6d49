package id.binamutu.sampling;

import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where step 1 stands: random samples drawn, of those that are asked for: what the draw made of the quota after tier, absence and what was carried
 * over, before it the bare quota of every member. Targeted ones never count. */
@Component
class SamplingSummaries implements StepContributor, SamplingFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    SamplingSummaries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period) {
        if (teamIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select p.team_id, sum(s.random) as done, sum(w.wanted) as total,
                  sum(w.wanted) filter (where p.drawn_at is null and p.due_on < :today) as late,
                  count(*) filter (where p.drawn_at is null) as undrawn
                from sampling_plan p
                cross join lateral (%s) w
                cross join lateral (
                  select count(*) as random from sample where plan_id = p.id and random and status <> 'REPLACED') s
                where p.team_id = any(:teams) and p.period_from between :from and :to
                group by p.team_id""".formatted(SampleQueries.WANTED))
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("today", LocalDate.now(clock))
                .param("from", period.atDay(1))
                .param("to", period.atEndOfMonth())
                .query((row, n) -> {
                    StepSummary summary = StepSummary.of(
                            row.getObject("team_id", UUID.class),
                            1,
                            row.getLong("done"),
                            row.getLong("total"),
                            row.getLong("late"));
                    long undrawn = row.getLong("undrawn");
                    return undrawn == 0 ? summary : summary.note("step.sampling.undrawn", undrawn);
                })
                .list();
    }

    @Override
    public Map<UUID, AgentSampling> perAgent(UUID teamId, YearMonth month) {
        return jdbc
                .sql("""
                with plans as (
                  select * from sampling_plan where team_id = :team and period_from between :from and :to),
                wanted as (
                  select agent_id, sum(quota) as quota from (
                    select distinct p.id, m.agent_id, %s as quota
                    from plans p join team_membership m on m.team_id = p.team_id and m.valid_from <= p.period_to
                      and coalesce(m.valid_until, 'infinity') >= p.period_from
                    where p.drawn_at is null
                    union all
                    select p.id, c.agent_id, c.wanted from plans p join sampling_cell c on c.plan_id = p.id) each
                  group by agent_id),
                chosen as (
                  select s.agent_id, count(*) filter (where random) as random, count(*) filter (where not random) as targeted,
                    count(*) filter (where status = 'EVALUATED') as evaluated
                  from (
                    select s.agent_id, s.random, s.status from sample s join plans p on p.id = s.plan_id
                    union all
                    select s.agent_id, s.random, s.status from sample s join interaction i on i.id = s.interaction_id
                    where s.plan_id is null and s.team_id = :team
                      and cast(i.started_at at time zone 'Asia/Jakarta' as date) between :from and :to) s
                  where s.status <> 'REPLACED' group by s.agent_id)
                select agent_id, coalesce(quota, 0) as quota, coalesce(random, 0) as random, coalesce(targeted, 0) as targeted,
                  coalesce(evaluated, 0) as evaluated
                from wanted full join chosen using (agent_id)""".formatted(SampleQueries.PLANNED))
                .param("team", teamId)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query((row, n) -> new AgentSampling(
                        row.getObject("agent_id", UUID.class),
                        row.getLong("quota"),
                        row.getLong("random"),
                        row.getLong("targeted"),
                        row.getLong("evaluated")))
                .list()
                .stream()
                .collect(Collectors.toMap(AgentSampling::agentId, figure -> figure));
    }
}
