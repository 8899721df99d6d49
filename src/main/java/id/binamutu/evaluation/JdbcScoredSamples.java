package id.binamutu.evaluation;

import id.binamutu.sampling.ScoredSamples;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class JdbcScoredSamples implements ScoredSamples {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final JdbcClient jdbc;

    JdbcScoredSamples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> begun(Collection<UUID> sampleIds) {
        return sampleIds.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select e.sample_id from evaluation e join sample s on s.id = e.sample_id and s.assignee_id = e.evaluator_id
                        where e.sample_id = any (:samples)""")
                        .param("samples", sampleIds.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    @Override
    public Set<UUID> agentsWithCriticalErrors(Collection<UUID> teamIds, YearMonth month) {
        return Set.copyOf(jdbc.sql("""
                select distinct agent_id from evaluation
                where state = 'SUBMITTED' and superseded_at is null and team_id = any (:teams) and happened_on between :from and :to
                  and customer_critical + business_critical + compliance_critical > 0""")
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(UUID.class)
                .list());
    }

    @Override
    public Map<UUID, Pace> pace(LocalDate from, LocalDate to) {
        Map<UUID, Pace> paces = new HashMap<>();
        jdbc.sql("""
                select evaluator_id, count(*) as submitted,
                  percentile_cont(0.5) within group (order by extract(epoch from submitted_at - started_at) / 60)
                    filter (where submitted_at - started_at <= interval '2 hours') as minutes
                from evaluation
                where state = 'SUBMITTED' and revision = 1 and submitted_at >= :from and submitted_at < :to
                group by evaluator_id""")
                .param("from", start(from))
                .param("to", start(to.plusDays(1)))
                .query(row -> {
                    paces.put(
                            row.getObject("evaluator_id", UUID.class),
                            new Pace(row.getLong("submitted"), row.getObject("minutes", Double.class)));
                });
        return paces;
    }

    @Override
    public Spread spread(@Nullable UUID teamId, YearMonth month) {
        return jdbc.sql("""
                select count(*) as n, 100.0 * count(*) filter (where verdict = 'CONFORMING') / nullif(count(*), 0) as conforming,
                  stddev_samp(score) as deviation
                from evaluation
                where state = 'SUBMITTED' and superseded_at is null and random and happened_on between :from and :to
                  and (cast(:team as uuid) is null or team_id = :team)""")
                .param("team", teamId)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query((row, n) -> {
                    BigDecimal conforming = row.getBigDecimal("conforming");
                    BigDecimal deviation = row.getBigDecimal("deviation");
                    return new Spread(
                            row.getLong("n"),
                            conforming == null ? null : conforming.doubleValue(),
                            deviation == null ? null : deviation.doubleValue());
                })
                .single();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(JAKARTA).toOffsetDateTime();
    }
}
