package id.binamutu.evaluation;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.Formats;
import id.binamutu.web.IntervalChart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents read about themselves: released evaluations only, of each the version that stands. */
@Service
@Transactional(readOnly = true)
class OwnEvaluations {
    private static final int MONTHS = 6;
    private static final int REPEATED_MONTHS = 3;
    private static final int REPEATED = 3;

    private static final String MINE =
            " e.state = 'SUBMITTED' and e.superseded_at is null and e.released_at is not null and e.agent_id = :agent ";
    private static final String ROW = """
            select e.id, e.happened_at, e.random, e.score, e.verdict, cardinality(e.failed) as failed,
                e.customer_critical + e.business_critical + e.compliance_critical as critical, e.revision,
                exists (select from evaluation_acknowledgement k where k.evaluation_id = e.id) as acknowledged
            from evaluation e where""";

    private final JdbcClient jdbc;
    private final EvaluationSettings settings;
    private final MessageSource messages;
    private final Formats formats;
    private final Clock clock;

    OwnEvaluations(JdbcClient jdbc, EvaluationSettings settings, MessageSource messages, Formats formats, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.messages = messages;
        this.formats = formats;
        this.clock = clock;
    }

    /** Who reads nothing but what concerns them. */
    static boolean areAllFor(Viewer viewer) {
        return viewer.is(Role.AGENT) && !viewer.is(Role.TEAM_LEADER) && !viewer.readsEveryTeam();
    }

    Page<OwnRow> list(EvaluationFilter filter, UUID agentId, Pageable page) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("agent", agentId);
        StringBuilder where = new StringBuilder(MINE);
        if (filter.period() != null) {
            where.append(" and e.happened_on between :from and :to");
            parameters.put("from", filter.period().atDay(1));
            parameters.put("to", filter.period().atEndOfMonth());
        }
        if (filter.verdict() != null) {
            where.append(" and e.verdict = :verdict");
            parameters.put("verdict", filter.verdict().name());
        }
        List<OwnRow> rows = jdbc.sql(ROW + where + " order by e.happened_at desc, e.id limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> row(row))
                .list();
        long total = jdbc.sql("select count(*) from (select 1 from evaluation e where" + where + " limit "
                        + EvaluationQueries.MOST + ") counted")
                .params(parameters)
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    OwnOverview overview(UUID agentId) {
        YearMonth current = YearMonth.now(clock);
        List<OwnOverview.Month> months = months(agentId, current.minusMonths(MONTHS - 1L));
        LocalDate since = current.minusMonths(REPEATED_MONTHS - 1L).atDay(1);
        long[] counts = jdbc.sql("""
                select count(*) filter (where not exists (
                    select from evaluation_acknowledgement k where k.evaluation_id = e.id)) as unread,
                  count(*) filter (where e.happened_on >= :since) as evaluated
                from evaluation e where""" + MINE)
                .param("agent", agentId)
                .param("since", since)
                .query((row, n) -> new long[] {row.getLong("unread"), row.getLong("evaluated")})
                .single();
        return new OwnOverview(
                jdbc.sql(ROW + MINE + "order by e.happened_at desc, e.id limit 1")
                        .param("agent", agentId)
                        .query((row, n) -> row(row))
                        .optional()
                        .orElse(null),
                counts[0],
                months,
                chart(months),
                repeated(agentId, since),
                counts[1]);
    }

    private List<OwnOverview.Month> months(UUID agentId, YearMonth since) {
        List<OwnOverview.Month> months = new ArrayList<>();
        jdbc.sql("select cast(date_trunc('month', e.happened_on) as date) as start, " + Estimate.SQL
                        + " from evaluation e where" + MINE
                        + "and e.random and e.happened_on >= :since group by 1 order by 1")
                .param("agent", agentId)
                .param("since", since.atDay(1))
                .query(row -> {
                    var quality = Estimate.interval(row);
                    if (quality != null) {
                        months.add(new OwnOverview.Month(
                                YearMonth.from(row.getObject("start", LocalDate.class)), quality));
                    }
                });
        return months;
    }

    private List<OwnOverview.Repeated> repeated(UUID agentId, LocalDate since) {
        return jdbc.sql("""
                select c.text as criterion, count(distinct e.id) as times
                from evaluation e cross join lateral unnest(e.failed) as f (id) join scorecard_criterion c on c.id = f.id
                where""" + MINE + """
                and e.happened_on >= :since group by c.text order by times desc, c.text limit :most""")
                .param("agent", agentId)
                .param("since", since)
                .param("most", REPEATED)
                .query(OwnOverview.Repeated.class)
                .list();
    }

    private IntervalChart chart(List<OwnOverview.Month> months) {
        return IntervalChart.of(
                text("evaluation.own.trend"),
                text("evaluation.own.trend.description"),
                months.stream()
                        .map(month -> new IntervalChart.Point(formats.monthOfYear(month.month()), month.quality()))
                        .toList(),
                settings.good().doubleValue(),
                formats);
    }

    private OwnRow row(ResultSet row) throws SQLException {
        return new OwnRow(
                row.getObject("id", UUID.class),
                EvaluationStore.instant(row.getTimestamp("happened_at")),
                row.getBoolean("random"),
                row.getBigDecimal("score"),
                settings.band(row.getBigDecimal("score")),
                Verdict.valueOf(row.getString("verdict")),
                row.getInt("failed"),
                row.getInt("critical"),
                row.getInt("revision"),
                row.getBoolean("acknowledged"));
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
