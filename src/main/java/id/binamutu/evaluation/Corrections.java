package id.binamutu.evaluation;

import static id.binamutu.evaluation.EvaluationStore.timestamp;

import id.binamutu.people.Viewer;
import id.binamutu.statistics.Interval;
import id.binamutu.statistics.Statistics;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Immediate corrections towards customers, against the clock. A finding counts once, whatever versions its evaluation has. */
@Component
@Transactional(readOnly = true)
class Corrections {
    private static final String OPEN = """
            from finding f
            join evaluation e on e.id = f.evaluation_id and e.state = 'SUBMITTED'
            join person a on a.id = e.agent_id
            join team t on t.id = e.team_id
            join interaction i on i.id = e.interaction_id
            where f.origin_id is null and (:all or e.team_id = any (:led))
              and not exists (select from correction c where c.finding_id = f.id)
              and not exists (select from finding_withdrawal w where w.finding_id = f.id)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Corrections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Of the findings whose limit lay in the month: how many were corrected before it. What is open and not yet late says
     * nothing so far.
     *
     * @param share in percent; null while nothing counts
     */
    record InTime(long corrected, long of, @Nullable Interval share) {}

    /** The least time left first. */
    Page<OpenCorrection> open(Viewer viewer, Pageable page) {
        Instant now = clock.instant();
        List<OpenCorrection> rows = jdbc.sql("""
                select f.id, f.evaluation_id, i.conversation_id, e.happened_at, a.name as agent, t.name as team, f.kind, f.severity,
                    f.said, f.correct, f.correct_by, e.team_id = any (:led) as mine, cast(:now as timestamptz) as now
                """ + OPEN + " order by f.correct_by, f.id limit :limit offset :offset")
                .param("now", timestamp(now))
                .param("all", viewer.readsEveryTeam())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(OpenCorrection.class)
                .list();
        long total = jdbc.sql("select count(*) " + OPEN)
                .param("all", viewer.readsEveryTeam())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    InTime inTime(Viewer viewer, YearMonth month) {
        ZoneId zone = clock.getZone();
        return jdbc.sql("""
                select count(*) filter (where c.done_at <= f.correct_by) as corrected, count(*) as of
                from finding f
                join evaluation e on e.id = f.evaluation_id and e.state = 'SUBMITTED'
                left join correction c on c.finding_id = f.id
                where f.origin_id is null and f.correct_by >= :from and f.correct_by < :until
                  and (:all or e.team_id = any (:led)) and (c.finding_id is not null or f.correct_by < :now)
                  and not exists (select from finding_withdrawal w where w.finding_id = f.id and c.finding_id is null)""")
                .param("from", timestamp(month.atDay(1).atStartOfDay(zone).toInstant()))
                .param(
                        "until",
                        timestamp(
                                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()))
                .param("all", viewer.readsEveryTeam())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .param("now", timestamp(clock.instant()))
                .query((row, n) -> {
                    long corrected = row.getLong("corrected");
                    long of = row.getLong("of");
                    return new InTime(corrected, of, Statistics.wilson(corrected, of));
                })
                .single();
    }
}
