package id.binamutu.evaluation;

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
import org.springframework.transaction.annotation.Transactional;

/** Step 2: samples scored, of those that were drawn for the month. */
@Component
@Transactional(readOnly = true)
class EvaluationStep implements StepContributor {
    private final JdbcClient jdbc;
    private final Clock clock;

    EvaluationStep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period) {
        Map<UUID, StepSummary> found = new HashMap<>();
        jdbc.sql("""
                select s.team_id, count(*) filter (where s.status = 'EVALUATED') as done,
                    count(*) filter (where s.status <> 'REPLACED') as total,
                    count(*) filter (where s.status = 'OPEN' and s.due_on < :today) as late,
                    count(*) filter (where s.status = 'EVALUATED' and exists (select from evaluation e
                      where e.sample_id = s.id and e.superseded_at is null and e.verdict = 'NONCONFORMING')) as nonconforming
                from sample s join sampling_plan p on p.id = s.plan_id
                where s.team_id = any (:teams) and p.period_from between :from and :to
                group by s.team_id""")
                .param("today", LocalDate.now(clock))
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", period.atDay(1))
                .param("to", period.atEndOfMonth())
                .query(row -> {
                    UUID team = row.getObject("team_id", UUID.class);
                    StepSummary summary =
                            StepSummary.of(team, 2, row.getLong("done"), row.getLong("total"), row.getLong("late"));
                    long nonconforming = row.getLong("nonconforming");
                    found.put(
                            team,
                            nonconforming == 0
                                    ? summary
                                    : summary.note("step.evaluation.nonconforming", nonconforming));
                });
        return teamIds.stream()
                .map(team -> found.getOrDefault(team, StepSummary.of(team, 2, 0, 0, 0)))
                .toList();
    }
}
