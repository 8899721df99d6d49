package id.binamutu.evaluation;

import id.binamutu.statistics.Interval;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Figures from the totals that were stored at submission. Only random samples enter an estimate. */
@Component
@Transactional(readOnly = true)
class JdbcQualityFigures implements QualityFigures {
    private final JdbcClient jdbc;

    JdbcQualityFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, AgentQuality> perAgent(UUID teamId, YearMonth month) {
        Map<UUID, AgentQuality> figures = new HashMap<>();
        jdbc.sql("select agent_id, " + Estimate.SQL + """
                , count(*) filter (where not random) as targeted,
                count(*) filter (where verdict = 'NONCONFORMING') as nonconforming,
                count(*) filter (where random and customer_critical > 0) as customer,
                count(*) filter (where random and business_critical > 0) as business,
                count(*) filter (where random and compliance_critical > 0) as compliance
                from evaluation
                where state = 'SUBMITTED' and superseded_at is null and team_id = :team and happened_on between :from and :to
                group by agent_id""")
                .param("team", teamId)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(row -> {
                    UUID agent = row.getObject("agent_id", UUID.class);
                    figures.put(
                            agent,
                            new AgentQuality(
                                    agent,
                                    Estimate.interval(row),
                                    row.getLong("targeted"),
                                    row.getLong("nonconforming"),
                                    row.getLong("customer"),
                                    row.getLong("business"),
                                    row.getLong("compliance")));
                });
        return figures;
    }

    @Override
    public Map<UUID, Interval> perTeam(Collection<UUID> teamIds, YearMonth month) {
        Map<UUID, Interval> figures = new HashMap<>();
        if (teamIds.isEmpty()) {
            return figures;
        }
        jdbc.sql("select team_id, " + Estimate.SQL + """
                from evaluation
                where state = 'SUBMITTED' and superseded_at is null and team_id = any (:teams) and happened_on between :from and :to
                group by team_id having count(*) filter (where random) > 0""")
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(row -> {
                    Interval interval = Estimate.interval(row);
                    if (interval != null) {
                        figures.put(row.getObject("team_id", UUID.class), interval);
                    }
                });
        return figures;
    }

    @Override
    public List<WeekQuality> perWeek(Collection<UUID> teamIds, YearMonth month, int weeks) {
        List<WeekQuality> figures = new ArrayList<>();
        if (teamIds.isEmpty()) {
            return figures;
        }
        LocalDate lastMonday = month.atEndOfMonth().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        jdbc.sql("select cast(date_trunc('week', happened_on) as date) as monday, " + Estimate.SQL + """
                from evaluation
                where state = 'SUBMITTED' and superseded_at is null and random and team_id = any (:teams) and happened_on between :from and :to
                group by monday order by monday""")
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", lastMonday.minusWeeks(weeks - 1L))
                .param("to", month.atEndOfMonth())
                .query(row -> {
                    Interval interval = Estimate.interval(row);
                    if (interval != null) {
                        figures.add(new WeekQuality(row.getObject("monday", LocalDate.class), interval));
                    }
                });
        return figures;
    }

    @Override
    public List<FindingCount> findings(UUID teamId, YearMonth month) {
        return jdbc.sql("""
                select f.kind, count(*) filter (where f.severity = 'MINOR') as minor,
                    count(*) filter (where f.severity = 'MAJOR') as major,
                    count(*) filter (where f.severity = 'CRITICAL') as critical
                from evaluation e join finding f on f.evaluation_id = e.id
                where e.state = 'SUBMITTED' and e.superseded_at is null and e.team_id = :team and e.happened_on between :from and :to
                group by f.kind order by count(*) desc, f.kind""")
                .param("team", teamId)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(FindingCount.class)
                .list();
    }

    @Override
    public List<UUID> evaluationsBehind(UUID agentId, UUID teamId, YearMonth month) {
        return jdbc.sql("""
                select id from evaluation
                where state = 'SUBMITTED' and superseded_at is null and agent_id = :agent and team_id = :team and happened_on between :from and :to
                order by happened_at, id""")
                .param("agent", agentId)
                .param("team", teamId)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(UUID.class)
                .list();
    }
}
