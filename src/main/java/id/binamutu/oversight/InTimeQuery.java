package id.binamutu.oversight;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done in time, and who came: read across the steps' tables in one statement. What is not due yet is left out. */
@Component
class InTimeQuery {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int reportDueDay;

    InTimeQuery(JdbcClient jdbc, Clock clock, @Value("${binamutu.report.due-day:5}") int reportDueDay) {
        this.jdbc = jdbc;
        this.reportDueDay = reportDueDay;
        this.clock = clock;
    }

    Map<UUID, Map<Indicator, Figure>> perTeam(Collection<UUID> teamIds, YearMonth period) {
        Map<UUID, Map<Indicator, Figure>> figures = new HashMap<>();
        jdbc.sql("""
                        select team_id, 'COACHED' as indicator,
                          count(*) filter (where held_at <= due_at) as done,
                          count(*) filter (where held_at is not null or due_at < :now) as total,
                          count(*) filter (where held_at is null and due_at < :now) as late
                        from coaching where state <> 'DROPPED' and team_id = any(:teams) and opened_at >= :from and opened_at < :until
                        group by team_id
                        union all
                        select team_id, 'COMMITTED',
                          count(*) filter (where signed_at <= write_by),
                          count(*) filter (where signed_at is not null or write_by < :now),
                          count(*) filter (where signed_at is null and write_by < :now)
                        from commitment where state <> 'DROPPED' and team_id = any(:teams) and opened_at >= :from and opened_at < :until
                        group by team_id
                        union all
                        select b.team_id, 'ATTENDED',
                          count(*) filter (where i.attendance in ('PRESENT', 'LATE')), count(i.attendance), 0
                        from briefing b join briefing_invitee i on i.briefing_id = b.id
                        where b.team_id = any(:teams) and b.state <> 'CANCELLED'
                          and b.scheduled_at >= :from and b.scheduled_at < :until
                        group by b.team_id
                        union all
                        select t.id, 'REPORTED',
                          count(*) filter (where r.first_submitted < :reportDue),
                          count(*) filter (where r.first_submitted is not null or :reportDue <= :now),
                          count(*) filter (where r.first_submitted is null and :reportDue <= :now)
                        from unnest(:teams) as t(id)
                        cross join lateral (select min(submitted_at) as first_submitted from performance_report
                          where team_id = t.id and period = :month) r
                        where exists (select from team_membership m where m.team_id = t.id
                          and m.valid_from <= :lastDay and (m.valid_until is null or m.valid_until >= :month))
                        group by t.id
                        """)
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("from", start(period))
                .param("until", start(period.plusMonths(1)))
                .param("reportDue", reportDue(period))
                .param("month", period.atDay(1))
                .param("lastDay", period.atEndOfMonth())
                .query(row -> {
                    figures.computeIfAbsent(
                                    row.getObject("team_id", UUID.class), team -> new EnumMap<>(Indicator.class))
                            .put(
                                    Indicator.valueOf(row.getString("indicator")),
                                    new Figure(row.getLong("done"), row.getLong("total"), row.getLong("late")));
                });
        return figures;
    }

    /** The end of the day by which the month's report is handed over. */
    private OffsetDateTime reportDue(YearMonth period) {
        return period.plusMonths(1)
                .atDay(reportDueDay)
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toOffsetDateTime();
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
