package id.binamutu.briefing;

import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of step 5, for the flow on the first page, for reports and for the SOP's indicators. */
@Component
class BriefingCounts implements BriefingFigures, StepContributor {
    private final JdbcClient jdbc;
    private final Clock clock;

    BriefingCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<BriefingFigure> held(UUID teamId, YearMonth month) {
        return jdbc.sql("""
                        select b.id as briefing_id, b.title, b.held_on,
                          exists (select 1 from minutes m where m.subject_type = 'briefing' and m.subject_id = b.id
                            and m.signed_at is not null) as minutes_signed,
                          (select count(*) from briefing_invitee i where i.briefing_id = b.id) as invited,
                          (select count(*) from briefing_invitee i where i.briefing_id = b.id
                            and i.attendance in ('PRESENT', 'LATE')) as attended,
                          exists (select 1 from briefing_question q where q.briefing_id = b.id) as quiz,
                          (select count(distinct a.agent_id) from briefing_quiz_attempt a
                            where a.briefing_id = b.id and a.passed) as passed
                        from briefing b
                        where b.team_id = :team and b.state in ('HELD', 'CLOSED')
                          and b.scheduled_at >= :from and b.scheduled_at < :to
                        order by b.scheduled_at, b.id
                        """)
                .param("team", teamId)
                .param("from", start(month))
                .param("to", start(month.plusMonths(1)))
                .query((row, n) -> new BriefingFigure(
                        row.getObject("briefing_id", UUID.class),
                        row.getString("title"),
                        row.getObject("held_on", LocalDate.class),
                        row.getBoolean("minutes_signed"),
                        row.getLong("invited"),
                        row.getLong("attended"),
                        row.getBoolean("quiz"),
                        row.getLong("passed")))
                .list();
    }

    /** Done is held with signed minutes; late is a day gone by, or minutes unsigned a day after. */
    @Override
    public List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period) {
        return jdbc.sql("""
                        select b.team_id,
                          count(*) filter (where m.signed_at is not null) as done,
                          count(*) as total,
                          count(*) filter (where m.signed_at is null and b.scheduled_at < case
                            when b.state in ('PLANNED', 'OPEN') then :now else :now - interval '1 day' end) as late,
                          coalesce(sum(i.noted), 0) as noted, coalesce(sum(i.attended), 0) as attended
                        from briefing b
                        left join minutes m on m.subject_type = 'briefing' and m.subject_id = b.id
                        cross join lateral (select count(attendance) as noted,
                            count(*) filter (where attendance in ('PRESENT', 'LATE')) as attended
                          from briefing_invitee where briefing_id = b.id) i
                        where b.team_id = any(:teams) and b.state <> 'CANCELLED'
                          and b.scheduled_at >= :from and b.scheduled_at < :to
                        group by b.team_id
                        """)
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", start(period))
                .param("to", start(period.plusMonths(1)))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> {
                    StepSummary summary = StepSummary.of(
                            row.getObject("team_id", UUID.class),
                            BriefingService.STEP,
                            row.getLong("done"),
                            row.getLong("total"),
                            row.getLong("late"));
                    long noted = row.getLong("noted");
                    return noted == 0
                            ? summary
                            : summary.note("step.briefing.attended", row.getLong("attended"), noted);
                })
                .list();
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
