package id.binamutu.sampling;

import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the calculator starts from: a team's last month, or round numbers where nothing is known. */
@Service
@Transactional(readOnly = true)
class SizeService {
    private static final int POPULATION = 400;
    private static final int AGENTS = 12;

    private final JdbcClient jdbc;
    private final ScoredSamples scored;
    private final Clock clock;

    SizeService(JdbcClient jdbc, ScoredSamples scored, Clock clock) {
        this.jdbc = jdbc;
        this.scored = scored;
        this.clock = clock;
    }

    private record Month(long conversations, long agents) {}

    YearMonth lastMonth() {
        return YearMonth.now(clock).minusMonths(1);
    }

    ScoredSamples.Spread spread(@Nullable UUID teamId) {
        return scored.spread(teamId, lastMonth());
    }

    /** The worst case for a share; the spread of last month's scores when there are enough of them. */
    SizeForm suggestion(@Nullable UUID teamId, int teams, ScoredSamples.Spread spread) {
        Month month = teamId == null ? new Month(0, 0) : month(teamId);
        Double deviation = spread.deviation();
        return new SizeForm(
                SizeForm.Measure.SHARE,
                month.agents() == 0
                        ? POPULATION
                        : (int) Math.max(1, Math.round((double) month.conversations() / month.agents())),
                SizeForm.Confidence.C95,
                10.0,
                50.0,
                deviation == null || deviation < 0.1 ? 15.0 : Math.min(50, Math.round(deviation * 10) / 10.0),
                5,
                month.agents() == 0 ? AGENTS : (int) month.agents(),
                Math.max(1, teams));
    }

    private Month month(UUID teamId) {
        return jdbc.sql("""
                select count(*) as conversations, count(distinct agent_id) as agents from interaction
                where team_id = :team and started_at >= :from and started_at < :to and not test""")
                .param("team", teamId)
                .param(
                        "from",
                        lastMonth().atDay(1).atStartOfDay(Drawing.JAKARTA).toOffsetDateTime())
                .param(
                        "to",
                        YearMonth.now(clock)
                                .atDay(1)
                                .atStartOfDay(Drawing.JAKARTA)
                                .toOffsetDateTime())
                .query(Month.class)
                .single();
    }
}
