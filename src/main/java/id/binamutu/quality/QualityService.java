package id.binamutu.quality;

import id.binamutu.evaluation.ScoreBands;
import id.binamutu.people.PersonName;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.statistics.ControlChart;
import id.binamutu.statistics.Difference;
import id.binamutu.statistics.Difference.Group;
import id.binamutu.statistics.Difference.Pair;
import id.binamutu.statistics.Interval;
import id.binamutu.statistics.Statistics;
import id.binamutu.web.Formats;
import id.binamutu.web.IntervalChart;
import id.binamutu.web.Option;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Figures of many evaluations together. Random samples make them; what targeted ones came to stands beside, never within. */
@Service
@Transactional(readOnly = true)
class QualityService {
    private final QualityQueries queries;
    private final Teams teams;
    private final ScoreBands bands;
    private final MessageSource messages;
    private final Formats formats;

    QualityService(QualityQueries queries, Teams teams, ScoreBands bands, MessageSource messages, Formats formats) {
        this.queries = queries;
        this.teams = teams;
        this.bands = bands;
        this.messages = messages;
        this.formats = formats;
    }

    /** What can be chosen; teams are empty when there is only one to choose. */
    record Choices(List<TeamName> teams, List<PersonName> agents, List<Option> versions, List<Option> evaluators) {}

    Choices choices(Scope scope) {
        List<TeamName> readable = teams.all().stream()
                .filter(team -> scope.everyTeam() || scope.led().contains(team.id()))
                .toList();
        UUID team =
                scope.team() == null && readable.size() == 1 ? readable.get(0).id() : scope.team();
        return new Choices(
                readable.size() > 1 ? readable : List.of(),
                team == null
                        ? List.of()
                        : teams.members(team, scope.from().atDay(1), scope.to().atEndOfMonth()),
                queries.versions(),
                queries.scorers(scope));
    }

    Overview overview(Scope scope) {
        Distribution distribution = queries.distribution(scope, bands.good(), bands.fair());
        List<TeamFigure> figures = queries.teams(scope);
        Map<LocalDate, Interval> trend = queries.trend(scope);
        List<Overview.Week> weeks = trend.entrySet().stream()
                .map(entry -> new Overview.Week(label(entry.getKey(), scope), entry.getValue()))
                .toList();
        List<IntervalChart.Point> points = trend.entrySet().stream()
                .map(entry -> new IntervalChart.Point(axis(entry.getKey(), scope), entry.getValue()))
                .toList();
        return new Overview(
                figures.get(0),
                figures.size() > 2 ? figures.subList(1, figures.size()) : List.of(),
                weeks,
                IntervalChart.of(
                        text("quality.trend"),
                        text("quality.trend.description"),
                        points,
                        bands.good().doubleValue(),
                        formats),
                distribution,
                HistogramSvg.of(
                        text("quality.distribution"),
                        text("quality.distribution.description"),
                        distribution,
                        bands,
                        formats));
    }

    List<Failure> failures(Scope scope) {
        List<Failure> failures = queries.failures(scope);
        Map<Failure.Key, List<Failure.Cause>> causes = queries.causes(scope);
        long all = failures.stream().mapToLong(Failure::failed).sum();
        List<Failure> cumulated = new ArrayList<>();
        long sum = 0;
        for (Failure failure : failures) {
            sum += failure.failed();
            cumulated.add(
                    failure.with(all == 0 ? null : (double) sum / all, causes.getOrDefault(failure.key(), List.of())));
        }
        return cumulated;
    }

    ParetoSvg pareto(List<Failure> failures) {
        return ParetoSvg.of(text("quality.pareto"), text("quality.pareto.description"), failures, formats);
    }

    List<Accuracy> accuracies(Scope scope) {
        List<CriticalCounts> counts = queries.critical(scope);
        List<Long> targeted = queries.targetedCritical(scope);
        List<CriticalCounts> random =
                counts.stream().filter(period -> period.n() > 0).toList();
        List<String> labels =
                random.stream().map(period -> label(period.start(), scope)).toList();
        List<String> axis =
                random.stream().map(period -> axis(period.start(), scope)).toList();
        List<Accuracy> accuracies = new ArrayList<>();
        for (ErrorClass errorClass : ErrorClass.values()) {
            List<ControlChart.Count> without = random.stream()
                    .map(period -> new ControlChart.Count(period.n() - period.of(errorClass), period.n()))
                    .toList();
            ControlChart control = ControlChart.of(without);
            List<Accuracy.Period> periods = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                periods.add(new Accuracy.Period(labels.get(i), control.points().get(i)));
            }
            String title = text("quality.critical." + errorClass);
            accuracies.add(new Accuracy(
                    errorClass,
                    Statistics.wilson(
                            without.stream()
                                    .mapToLong(ControlChart.Count::successes)
                                    .sum(),
                            without.stream().mapToLong(ControlChart.Count::n).sum()),
                    targeted.get(errorClass.ordinal()),
                    periods,
                    control,
                    ControlSvg.of(title, text("quality.critical.description"), control, axis, formats)));
        }
        return accuracies;
    }

    List<EvaluatorFigure> evaluators(Scope scope) {
        Map<UUID, Interval> severities = severities(queries.evaluatorSums(scope.ofEveryEvaluator()));
        return queries.evaluators(scope).stream()
                .map(figure -> new EvaluatorFigure(
                        figure.evaluatorId(),
                        figure.name(),
                        figure.random(),
                        figure.targeted(),
                        figure.quality(),
                        severities.get(figure.evaluatorId()),
                        figure.medianSeconds(),
                        figure.timed()))
                .toList();
    }

    /** Each against all the others on the same versions. */
    private static Map<UUID, Interval> severities(List<EvaluatorSums> all) {
        Map<UUID, EvaluatorSums> wholes = new HashMap<>();
        for (EvaluatorSums sums : all) {
            wholes.merge(
                    sums.versionId(),
                    sums,
                    (one, other) -> new EvaluatorSums(
                            one.evaluatorId(),
                            one.versionId(),
                            one.n() + other.n(),
                            one.sum() + other.sum(),
                            one.squares() + other.squares()));
        }
        Map<UUID, List<Pair>> pairs = new HashMap<>();
        for (EvaluatorSums own : all) {
            EvaluatorSums whole = wholes.getOrDefault(own.versionId(), own);
            pairs.computeIfAbsent(own.evaluatorId(), evaluator -> new ArrayList<>())
                    .add(new Pair(
                            Group.ofSums(own.n(), own.sum(), own.squares()),
                            Group.ofSums(
                                    whole.n() - own.n(), whole.sum() - own.sum(), whole.squares() - own.squares())));
        }
        Map<UUID, Interval> severities = new HashMap<>();
        pairs.forEach((evaluator, compared) -> {
            Interval difference = Difference.of(compared);
            if (difference != null) {
                severities.put(evaluator, difference);
            }
        });
        return severities;
    }

    private String label(LocalDate start, Scope scope) {
        return scope.grain() == Scope.Grain.MONTH ? formats.month(YearMonth.from(start)) : formats.date(start);
    }

    private String axis(LocalDate start, Scope scope) {
        return scope.grain() == Scope.Grain.MONTH ? formats.monthOfYear(YearMonth.from(start)) : formats.day(start);
    }

    private String text(String key, @Nullable Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
