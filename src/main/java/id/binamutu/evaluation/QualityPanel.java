package id.binamutu.evaluation;

import id.binamutu.statistics.Interval;
import id.binamutu.web.Formats;
import id.binamutu.web.IntervalChart;
import id.binamutu.worklist.HomePanel;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quality on the first page: the month's estimate from random samples, and how the weeks before it went. */
@Component
class QualityPanel implements HomePanel {

    private static final int WEEKS = 8;

    private static final String ESTIMATE = Estimate.SQL + ", count(*) filter (where not random) as targeted";

    private final JdbcClient jdbc;
    private final EvaluationSettings settings;
    private final MessageSource messages;
    private final Formats formats;

    QualityPanel(JdbcClient jdbc, EvaluationSettings settings, MessageSource messages, Formats formats) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.messages = messages;
        this.formats = formats;
    }

    /** @param month the estimate; null without random samples */
    record Quality(
            String titleKey,
            @Nullable Interval month,
            long targeted,
            BigDecimal target,
            boolean reached,
            List<WeekQuality> weeks,
            IntervalChart chart) {}

    @Override
    public Optional<View> forAgent(UUID agentId, YearMonth period) {
        return Optional.of(
                view("evaluation.home.agent", "released_at is not null and agent_id", List.of(agentId), period));
    }

    @Override
    public Optional<View> forTeams(Collection<UUID> teamIds, YearMonth period) {
        return Optional.of(view("evaluation.home.team", "team_id", teamIds, period));
    }

    private View view(String titleKey, String whose, Collection<UUID> ids, YearMonth period) {
        List<WeekQuality> weeks = new ArrayList<>();
        @Nullable Interval[] month = new Interval[1];
        long[] targeted = new long[1];
        LocalDate lastMonday = period.atEndOfMonth().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        jdbc.sql("""
                        select cast(null as date) as monday, %1$s from evaluation
                        where state = 'SUBMITTED' and superseded_at is null and %2$s = any (:ids) and happened_on between :from and :to
                        union all
                        (select cast(date_trunc('week', happened_on) as date) as monday, %1$s from evaluation
                         where state = 'SUBMITTED' and superseded_at is null and random and %2$s = any (:ids) and happened_on between :earliest and :to
                         group by 1 order by 1)
                        """.formatted(ESTIMATE, whose))
                .param("ids", ids.toArray(UUID[]::new))
                .param("from", period.atDay(1))
                .param("to", period.atEndOfMonth())
                .param("earliest", lastMonday.minusWeeks(WEEKS - 1L))
                .query(row -> {
                    LocalDate monday = row.getObject("monday", LocalDate.class);
                    Interval interval = Estimate.interval(row);
                    if (monday == null) {
                        month[0] = interval;
                        targeted[0] = row.getLong("targeted");
                    } else if (interval != null) {
                        weeks.add(new WeekQuality(monday, interval));
                    }
                });
        String title = text(titleKey);
        List<IntervalChart.Point> points = weeks.stream()
                .map(week -> new IntervalChart.Point(formats.day(week.monday()), week.quality()))
                .toList();
        IntervalChart chart = IntervalChart.of(
                title, text("evaluation.home.chart"), points, settings.good().doubleValue(), formats);
        boolean reached =
                month[0] != null && month[0].estimate() >= settings.good().doubleValue();
        return new View(
                "evaluation/_home",
                new Quality(titleKey, month[0], targeted[0], settings.good(), reached, weeks, chart));
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
