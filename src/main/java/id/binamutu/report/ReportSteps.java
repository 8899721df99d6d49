package id.binamutu.report;

import id.binamutu.web.Formats;
import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the report of the month stands (step 8), and whether the manager has received it (step 9). */
@Component
class ReportSteps implements StepContributor {
    private final JdbcClient jdbc;
    private final ReportSettings settings;
    private final Formats formats;
    private final Clock clock;

    ReportSteps(JdbcClient jdbc, ReportSettings settings, Formats formats, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.formats = formats;
        this.clock = clock;
    }

    private record Latest(
            UUID teamId,
            @Nullable ReportState state,
            @Nullable Instant submittedAt,
            @Nullable Instant acceptedAt) {}

    @Override
    public List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period) {
        if (teamIds.isEmpty()) {
            return List.of();
        }
        List<StepSummary> summaries = new ArrayList<>();
        for (Latest latest : latest(teamIds, period)) {
            summaries.add(step8(latest, period));
            summaries.add(step9(latest));
        }
        return summaries;
    }

    private List<Latest> latest(Collection<UUID> teamIds, YearMonth period) {
        return jdbc.sql("""
                select t.id as team_id, r.state, r.submitted_at, a.accepted_at
                from unnest(:teams) as t(id)
                left join lateral (select * from performance_report
                  where team_id = t.id and period = :period order by revision desc limit 1) r on true
                left join report_acceptance a on a.report_id = r.id""")
                .param("teams", teamIds.toArray(UUID[]::new))
                .param("period", period.atDay(1))
                .query((row, n) -> {
                    String state = row.getString("state");
                    return new Latest(
                            row.getObject("team_id", UUID.class),
                            state == null ? null : ReportState.valueOf(state),
                            instant(row.getObject("submitted_at", OffsetDateTime.class)),
                            instant(row.getObject("accepted_at", OffsetDateTime.class)));
                })
                .list();
    }

    private StepSummary step8(Latest latest, YearMonth period) {
        Instant due = settings.dueAt(period, clock.getZone());
        boolean handedOver = latest.state() == ReportState.SUBMITTED || latest.state() == ReportState.ACCEPTED;
        boolean late = !handedOver && due.isBefore(clock.instant());
        StepSummary summary = StepSummary.of(latest.teamId(), 8, handedOver ? 1 : 0, 1, late ? 1 : 0);
        String lastDay = formats.date(period.plusMonths(1).atDay(settings.dueDay()));
        if (latest.state() == null) {
            return summary.note("step.report.due", lastDay);
        }
        return switch (latest.state()) {
            case DRAFT -> summary.note("step.report.draft", lastDay);
            case RETURNED -> summary.note("step.report.returned");
            case SUBMITTED, ACCEPTED -> summary.note("step.report.submitted", formats.date(latest.submittedAt()));
        };
    }

    private StepSummary step9(Latest latest) {
        boolean waits = latest.state() == ReportState.SUBMITTED;
        boolean accepted = latest.state() == ReportState.ACCEPTED;
        Instant submittedAt = latest.submittedAt();
        boolean late = waits
                && submittedAt != null
                && submittedAt.plus(settings.receiveWithin()).isBefore(clock.instant());
        StepSummary summary =
                StepSummary.of(latest.teamId(), 9, accepted ? 1 : 0, waits || accepted ? 1 : 0, late ? 1 : 0);
        if (accepted) {
            return summary.note("step.report.accepted", formats.date(latest.acceptedAt()));
        }
        return waits ? summary.note("step.report.waiting", formats.date(submittedAt)) : summary;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
