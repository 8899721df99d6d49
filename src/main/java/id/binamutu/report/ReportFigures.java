package id.binamutu.report;

import id.binamutu.briefing.BriefingFigures;
import id.binamutu.coaching.AgentCoaching;
import id.binamutu.coaching.CoachingFigures;
import id.binamutu.coachingform.AgentForm;
import id.binamutu.coachingform.FormFigures;
import id.binamutu.evaluation.AgentQuality;
import id.binamutu.evaluation.QualityFigures;
import id.binamutu.people.PersonName;
import id.binamutu.people.Teams;
import id.binamutu.productivity.AgentProductivity;
import id.binamutu.productivity.ProductivityFigures;
import id.binamutu.sampling.AgentSampling;
import id.binamutu.sampling.SamplingFigures;
import id.binamutu.socialisation.SocialisationFigures;
import id.binamutu.statistics.Statistics;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The month's figures as they are now, gathered from the steps: the report owns none. */
@Component
class ReportFigures {
    private static final int WEEKS = 8;

    private final Teams teams;
    private final SamplingFigures sampling;
    private final QualityFigures quality;
    private final ProductivityFigures productivity;
    private final CoachingFigures coaching;
    private final FormFigures forms;
    private final BriefingFigures briefings;
    private final SocialisationFigures socialisations;
    private final ReportSettings settings;

    ReportFigures(
            Teams teams,
            SamplingFigures sampling,
            QualityFigures quality,
            ProductivityFigures productivity,
            CoachingFigures coaching,
            FormFigures forms,
            BriefingFigures briefings,
            SocialisationFigures socialisations,
            ReportSettings settings) {
        this.teams = teams;
        this.sampling = sampling;
        this.quality = quality;
        this.productivity = productivity;
        this.coaching = coaching;
        this.forms = forms;
        this.briefings = briefings;
        this.socialisations = socialisations;
        this.settings = settings;
    }

    /** A number of statements that does not depend on how many agents there are. */
    ReportContent.Figures of(UUID teamId, YearMonth month) {
        List<PersonName> members = teams.members(teamId, month.atDay(1), month.atEndOfMonth());
        List<UUID> ids = members.stream().map(PersonName::id).toList();
        Map<UUID, AgentSampling> samples = sampling.perAgent(teamId, month);
        Map<UUID, AgentQuality> scores = quality.perAgent(teamId, month);
        Map<UUID, AgentProductivity> output = productivity.perAgent(ids, month);
        Map<UUID, AgentCoaching> coached = coaching.perAgent(teamId, month);
        Map<UUID, AgentForm> formed = forms.perAgent(teamId, month);
        return new ReportContent.Figures(
                settings.qualityTarget(),
                quality.perTeam(List.of(teamId), month).get(teamId),
                critical(scores.values()),
                members.stream()
                        .map(member -> new ReportContent.Agent(
                                member.id(),
                                member.employeeId(),
                                member.name(),
                                samples(samples.get(member.id())),
                                quality(scores.get(member.id())),
                                productivity(output.get(member.id())),
                                coaching(coached.get(member.id())),
                                form(formed.get(member.id()))))
                        .toList(),
                quality.perWeek(List.of(teamId), month, WEEKS).stream()
                        .map(week -> new ReportContent.Week(week.monday(), week.quality()))
                        .toList(),
                quality.findings(teamId, month).stream()
                        .map(found ->
                                new ReportContent.Finding(found.kind(), found.minor(), found.major(), found.critical()))
                        .toList(),
                briefings.held(teamId, month).stream()
                        .map(held -> new ReportContent.Briefed(
                                held.briefingId(),
                                held.title(),
                                held.heldOn(),
                                held.minutesSigned(),
                                held.invited(),
                                held.attended(),
                                held.passed()))
                        .toList(),
                socialisations.made(teamId, month).stream()
                        .map(made -> new ReportContent.MadeKnown(
                                made.socialisationId(),
                                made.title(),
                                made.revision(),
                                made.startedOn(),
                                made.concerned(),
                                made.acknowledged()))
                        .toList());
    }

    private static ReportContent.Critical critical(Collection<AgentQuality> scores) {
        long n = scores.stream().mapToLong(AgentQuality::randomCount).sum();
        ToLongFunction<ToLongFunction<AgentQuality>> without =
                errors -> n - scores.stream().mapToLong(errors).sum();
        return new ReportContent.Critical(
                Statistics.wilson(without.applyAsLong(AgentQuality::customerCritical), n),
                Statistics.wilson(without.applyAsLong(AgentQuality::businessCritical), n),
                Statistics.wilson(without.applyAsLong(AgentQuality::complianceCritical), n));
    }

    private static ReportContent.Samples samples(@Nullable AgentSampling figure) {
        return figure == null
                ? new ReportContent.Samples(0, 0, 0, 0)
                : new ReportContent.Samples(figure.quota(), figure.random(), figure.targeted(), figure.evaluated());
    }

    private static ReportContent.Quality quality(@Nullable AgentQuality figure) {
        return figure == null
                ? new ReportContent.Quality(null, 0, 0, 0, 0, 0)
                : new ReportContent.Quality(
                        figure.quality(),
                        figure.targeted(),
                        figure.nonconforming(),
                        figure.customerCritical(),
                        figure.businessCritical(),
                        figure.complianceCritical());
    }

    private static ReportContent.Productivity productivity(@Nullable AgentProductivity figure) {
        return figure == null
                ? new ReportContent.Productivity(0, 0, 0, null, null, null, null)
                : new ReportContent.Productivity(
                        figure.days(),
                        figure.handled(),
                        figure.target(),
                        figure.percent(),
                        figure.ahtSeconds(),
                        figure.adherencePercent(),
                        figure.csat());
    }

    private static ReportContent.Coaching coaching(@Nullable AgentCoaching figure) {
        return figure == null
                ? new ReportContent.Coaching(0, 0, 0, 0, 0)
                : new ReportContent.Coaching(
                        figure.opened(),
                        figure.held(),
                        figure.commitmentsDue(),
                        figure.commitmentsSigned(),
                        figure.commitmentsSignedInTime());
    }

    private static ReportContent.@Nullable Form form(@Nullable AgentForm figure) {
        return figure == null ? null : new ReportContent.Form(figure.formId(), figure.tier(), figure.signed());
    }
}
