package id.binamutu.coachingform;

import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FormQueries implements FormFigures, StepContributor {
    /** Forms are due before the report of the month is, which is handed over by the fifth. */
    private static final int DUE_DAY = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    FormQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<UUID, AgentForm> perAgent(UUID teamId, YearMonth month) {
        Map<UUID, AgentForm> forms = new HashMap<>();
        jdbc.sql("""
                        select agent_id, id, tier, state from coaching_form
                        where team_id = ? and period = ? and state <> 'DRAFT'
                        """)
                .param(teamId)
                .param(month.atDay(1))
                .query((row, number) -> new AgentForm(
                        row.getObject("agent_id", UUID.class),
                        row.getObject("id", UUID.class),
                        Tier.valueOf(row.getString("tier")),
                        FormState.valueOf(row.getString("state")).isDone()))
                .list()
                .forEach(form -> forms.put(form.agentId(), form));
        return forms;
    }

    /** Of the agents with figures in the month, how many have their form (or the record that none is needed). */
    @Override
    public List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period) {
        LocalDate due = period.plusMonths(1).atDay(DUE_DAY);
        boolean late = LocalDate.now(clock).isAfter(due);
        return jdbc.sql("""
                        select a.team_id, count(*) as total, count(*) filter (where f.state <> 'DRAFT') as done,
                            count(*) filter (where f.state in ('ISSUED', 'REPLIED', 'AGENT_SIGNED', 'LEADER_SIGNED')) as unsigned
                        from (
                            select distinct m.team_id, m.agent_id from team_membership m
                            where m.team_id = any(:teams) and m.valid_from <= :to
                                and (m.valid_until is null or m.valid_until >= :from)
                                and (exists (select from productivity_day d where d.agent_id = m.agent_id
                                        and d.day between greatest(m.valid_from, :from) and least(m.valid_until, :to))
                                    or exists (select from evaluation e where e.agent_id = m.agent_id
                                        and e.team_id = m.team_id and e.state = 'SUBMITTED' and e.superseded_at is null
                                        and e.happened_on between :from and :to)
                                    or exists (select from coaching_form c where c.agent_id = m.agent_id
                                        and c.team_id = m.team_id and c.period = :from))
                        ) a
                        left join coaching_form f on f.agent_id = a.agent_id and f.team_id = a.team_id and f.period = :from
                        group by a.team_id
                        """)
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", period.atDay(1))
                .param("to", period.atEndOfMonth())
                .query((row, number) -> {
                    long total = row.getLong("total");
                    long done = row.getLong("done");
                    long unsigned = row.getLong("unsigned");
                    StepSummary summary = StepSummary.of(
                            row.getObject("team_id", UUID.class), 7, done, total, late ? total - done : 0);
                    return unsigned > 0 ? summary.note("step.coachingform.unsigned", unsigned) : summary;
                })
                .list();
    }
}
