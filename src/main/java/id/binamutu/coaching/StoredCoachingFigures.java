package id.binamutu.coaching;

import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts of steps 3 and 4, by the month in which a coaching was opened. */
@Component
@Transactional(readOnly = true)
class StoredCoachingFigures implements CoachingFigures, StepContributor {
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredCoachingFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<UUID, AgentCoaching> perAgent(UUID teamId, YearMonth month) {
        return jdbc
                .sql("""
                        select c.agent_id, count(*) as opened, count(c.held_at) as held, count(m.id) as commitments_due,
                          count(m.signed_at) as commitments_signed,
                          count(*) filter (where m.signed_at <= m.write_by) as commitments_signed_in_time
                        from coaching c left join commitment m on m.coaching_id = c.id
                        where c.state <> 'DROPPED' and c.team_id = :team and c.opened_at >= :from and c.opened_at < :until
                        group by c.agent_id""")
                .param("team", teamId)
                .param("from", start(month))
                .param("until", start(month.plusMonths(1)))
                .query(AgentCoaching.class)
                .list()
                .stream()
                .collect(Collectors.toMap(AgentCoaching::agentId, Function.identity()));
    }

    @Override
    public List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period) {
        if (teamIds.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select c.team_id, count(*) as opened, count(c.held_at) as held,
                          count(*) filter (where c.state in ('OPEN', 'PLANNED') and c.due_at < :now) as held_late,
                          count(m.id) as asked, count(m.signed_at) as signed,
                          count(*) filter (where m.state = 'OPEN' and m.write_by < :now) as signed_late,
                          count(*) filter (where m.state = 'REFUSED' and c.state = 'HELD') as refused
                        from coaching c left join commitment m on m.coaching_id = c.id
                        where c.state <> 'DROPPED' and c.team_id = any(:teams) and c.opened_at >= :from and c.opened_at < :until
                        group by c.team_id""")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", start(period))
                .param("until", start(period.plusMonths(1)))
                .query((row, n) -> {
                    UUID team = row.getObject("team_id", UUID.class);
                    long opened = row.getLong("opened");
                    long held = row.getLong("held");
                    long asked = row.getLong("asked");
                    long signed = row.getLong("signed");
                    long refused = row.getLong("refused");
                    StepSummary three = StepSummary.of(team, 3, held, opened, row.getLong("held_late"));
                    StepSummary four = StepSummary.of(team, 4, signed, asked, row.getLong("signed_late"));
                    return Stream.of(
                            opened > held ? three.note("step.coaching.open", opened - held) : three,
                            refused > 0
                                    ? four.note("step.coaching.refused", refused)
                                    : asked > signed ? four.note("step.coaching.unsigned", asked - signed) : four);
                })
                .list()
                .stream()
                .flatMap(Function.identity())
                .toList();
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
