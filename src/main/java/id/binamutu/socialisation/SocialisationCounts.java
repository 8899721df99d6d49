package id.binamutu.socialisation;

import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of step 6, for the flow on the first page, for reports and for the SOP's indicators. */
@Component
class SocialisationCounts implements SocialisationFigures, StepContributor {
    private final JdbcClient jdbc;
    private final Clock clock;

    SocialisationCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<SocialisationFigure> made(UUID teamId, YearMonth month) {
        return jdbc.sql("""
                        select s.id as socialisation_id, s.title, s.revision, s.started_on,
                          count(*) as concerned, count(a.person_id) as acknowledged
                        from socialisation s
                        join socialisation_concerned c on c.socialisation_id = s.id and c.team_id = :team
                        left join socialisation_acknowledgement a
                          on a.socialisation_id = c.socialisation_id and a.person_id = c.person_id
                        where s.started_on between :from and :to
                        group by s.id order by s.started_on, s.id
                        """)
                .param("team", teamId)
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .query(SocialisationFigure.class)
                .list();
    }

    /** Counted in acknowledgements: done is read, late is not read by its day. */
    @Override
    public List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period) {
        return jdbc.sql("""
                        select c.team_id, count(a.person_id) as done, count(*) as total,
                          count(*) filter (where a.person_id is null and s.due_on < :today) as late,
                          count(distinct s.id) as things
                        from socialisation s
                        join socialisation_concerned c on c.socialisation_id = s.id and c.team_id = any(:teams)
                        left join socialisation_acknowledgement a
                          on a.socialisation_id = c.socialisation_id and a.person_id = c.person_id
                        where s.started_on between :from and :to
                        group by c.team_id
                        """)
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("from", period.atDay(1))
                .param("to", period.atEndOfMonth())
                .param("today", LocalDate.now(clock))
                .query((row, n) -> StepSummary.of(
                                row.getObject("team_id", UUID.class),
                                SocialisationService.STEP,
                                row.getLong("done"),
                                row.getLong("total"),
                                row.getLong("late"))
                        .note("step.socialisation.things", row.getLong("things")))
                .list();
    }
}
