package id.binamutu.quality;

import id.binamutu.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Each table of the pages as lines of a file. */
@Component
class QualityTables {
    private final QualityService service;
    private final MessageSource messages;

    QualityTables(QualityService service, MessageSource messages) {
        this.service = service;
        this.messages = messages;
    }

    record Table(List<String> header, List<List<@Nullable Object>> rows) {}

    /** @return nothing for a name that no table has */
    Optional<Table> of(String name, Scope scope) {
        return Optional.ofNullable(
                switch (name) {
                    case "distribution" -> distribution(service.overview(scope));
                    case "teams" -> teams(service.overview(scope));
                    case "trend" -> trend(service.overview(scope));
                    case "criteria" -> criteria(service.failures(scope));
                    case "causes" -> causes(service.failures(scope));
                    case "critical" -> critical(service.accuracies(scope));
                    case "evaluators" -> evaluators(service.evaluators(scope));
                    default -> null;
                });
    }

    private Table distribution(Overview overview) {
        return new Table(
                header("from", "until", "random", "targeted"),
                overview.distribution().bins().stream()
                        .map(bin -> row(bin.low(), bin.high(), bin.random(), bin.targeted()))
                        .toList());
    }

    private Table teams(Overview overview) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Stream.concat(Stream.of(overview.together()), overview.teams().stream()).forEach(team -> {
            String name = team.name().isEmpty() ? text("quality.together") : team.name();
            rows.add(with(row(name), team.quality(), 1, team.targeted()));
        });
        return new Table(header("team", "mean", "low", "high", "n", "targeted"), rows);
    }

    private Table trend(Overview overview) {
        return new Table(
                header("period", "mean", "low", "high", "n"),
                overview.weeks().stream()
                        .map(week -> with(row(week.label()), week.quality(), 1))
                        .toList());
    }

    private Table criteria(List<Failure> failures) {
        return new Table(
                header(
                        "scorecard",
                        "criterion",
                        "class",
                        "failed",
                        "share",
                        "low",
                        "high",
                        "n",
                        "cumulative",
                        "targetedFailed",
                        "targetedCounted"),
                failures.stream()
                        .map(failure -> with(
                                row(
                                        failure.scorecard(),
                                        failure.criterion(),
                                        failure.criticalClass() == null
                                                ? null
                                                : text("quality.class." + failure.criticalClass()),
                                        failure.failed()),
                                failure.share(),
                                100,
                                failure.cumulative() == null ? null : rounded(failure.cumulative() * 100),
                                failure.targetedFailed(),
                                failure.targetedCounted()))
                        .toList());
    }

    private Table causes(List<Failure> failures) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        failures.forEach(failure -> failure.causes()
                .forEach(cause -> rows.add(row(
                        failure.scorecard(),
                        failure.criterion(),
                        cause.label(),
                        cause.times(),
                        cause.targetedTimes()))));
        return new Table(header("scorecard", "criterion", "cause", "random", "targeted"), rows);
    }

    private Table critical(List<Accuracy> accuracies) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Accuracy accuracy : accuracies) {
            for (Accuracy.Period period : accuracy.periods()) {
                rows.add(row(
                        text("quality.class." + accuracy.errorClass()),
                        period.label(),
                        period.point().count().n() - period.point().count().successes(),
                        period.point().count().n(),
                        percent(period.point().share()),
                        percent(accuracy.control().centre()),
                        percent(period.point().low()),
                        percent(period.point().high()),
                        text("quality.position." + period.point().position())));
            }
        }
        return new Table(
                header("class", "period", "withError", "n", "accuracy", "centre", "lowLimit", "highLimit", "position"),
                rows);
    }

    private Table evaluators(List<EvaluatorFigure> evaluators) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (EvaluatorFigure figure : evaluators) {
            List<@Nullable Object> row =
                    with(row(figure.name(), figure.random(), figure.targeted()), figure.quality(), 1);
            row.addAll(with(row(), figure.severity(), 1, rounded(figure.medianSeconds()), figure.timed()));
            rows.add(row);
        }
        return new Table(
                header(
                        "evaluator",
                        "random",
                        "targeted",
                        "mean",
                        "low",
                        "high",
                        "n",
                        "severity",
                        "severityLow",
                        "severityHigh",
                        "severityN",
                        "seconds",
                        "timed"),
                rows);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    /** @param factor 100 for a share that is read in percent */
    private static List<@Nullable Object> with(
            List<@Nullable Object> row, @Nullable Interval interval, double factor, @Nullable Object... more) {
        row.addAll(
                interval == null
                        ? Arrays.asList(null, null, null, 0)
                        : List.of(
                                rounded(interval.estimate() * factor),
                                rounded(interval.low() * factor),
                                rounded(interval.high() * factor),
                                interval.n()));
        row.addAll(Arrays.asList(more));
        return row;
    }

    private static @Nullable Double percent(@Nullable Double share) {
        return share == null ? null : rounded(share * 100);
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Math.round(value * 100) / 100.0;
    }

    private List<String> header(String... keys) {
        return Arrays.stream(keys).map(key -> text("quality.export." + key)).toList();
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
