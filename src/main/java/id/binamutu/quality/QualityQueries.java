package id.binamutu.quality;

import id.binamutu.evaluation.Estimate;
import id.binamutu.quality.Distribution.BandCounts;
import id.binamutu.quality.Distribution.Bin;
import id.binamutu.statistics.Interval;
import id.binamutu.web.Option;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads totals that were stored at submission; every method is one statement, whatever the number of evaluations. */
@Repository
class QualityQueries {
    private static final int BINS = 100 / Distribution.STEP;

    private final JdbcClient jdbc;

    QualityQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Distribution distribution(Scope scope, BigDecimal good, BigDecimal fair) {
        long[][] bins = new long[BINS][2];
        long[][] bands = new long[3][2];
        jdbc.sql("""
                select least(cast(floor(e.score / :step) as int), :last) as bin,
                    case when e.score >= :good then 0 when e.score >= :fair then 1 else 2 end as band,
                    count(*) filter (where e.random) as random, count(*) filter (where not e.random) as targeted
                from evaluation e where %s group by 1, 2""".formatted(scope.where()))
                .params(scope.parameters())
                .param("step", Distribution.STEP)
                .param("last", BINS - 1)
                .param("good", good)
                .param("fair", fair)
                .query(row -> {
                    int bin = row.getInt("bin");
                    int band = row.getInt("band");
                    bins[bin][0] += row.getLong("random");
                    bins[bin][1] += row.getLong("targeted");
                    bands[band][0] += row.getLong("random");
                    bands[band][1] += row.getLong("targeted");
                });
        List<Bin> all = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            all.add(new Bin(i * Distribution.STEP, bins[i][0], bins[i][1]));
        }
        return new Distribution(
                all,
                new BandCounts(bands[0][0], bands[1][0], bands[2][0]),
                new BandCounts(bands[0][1], bands[1][1], bands[2][1]));
    }

    /** All together first, without a name; then team by team. */
    List<TeamFigure> teams(Scope scope) {
        return jdbc.sql("""
                select t.name, f.* from (
                  select e.team_id, grouping(e.team_id) as together, %s, count(*) filter (where not random) as targeted
                  from evaluation e where %s group by grouping sets ((), (e.team_id))) f
                left join team t on t.id = f.team_id
                order by f.together desc, lower(t.name), f.team_id""".formatted(Estimate.SQL, scope.where()))
                .params(scope.parameters())
                .query((row, n) -> {
                    String name = row.getString("name");
                    return new TeamFigure(name == null ? "" : name, Estimate.interval(row), row.getLong("targeted"));
                })
                .list();
    }

    /** Weighted mean of random samples by week or month, oldest first; periods without any are left out. */
    Map<LocalDate, Interval> trend(Scope scope) {
        Map<LocalDate, Interval> means = new LinkedHashMap<>();
        jdbc.sql("""
                select cast(date_trunc(:grain, e.happened_on) as date) as start, %s
                from evaluation e where %s and e.random group by 1 order by 1""".formatted(Estimate.SQL, scope.where()))
                .params(scope.parameters())
                .param("grain", grain(scope))
                .query(row -> {
                    Interval mean = Estimate.interval(row);
                    if (mean != null) {
                        means.put(row.getObject("start", LocalDate.class), mean);
                    }
                });
        return means;
    }

    /** Criteria that failed at least once, most failures among random samples first. */
    List<Failure> failures(Scope scope) {
        return jdbc.sql("""
                with e as materialized (
                  select e.scorecard_version_id as version_id, e.random, e.failed, e.uncounted from evaluation e where %s),
                n as (
                  select version_id, count(*) filter (where random) as random, count(*) filter (where not random) as targeted
                  from e group by version_id),
                exceptions as (
                  select criterion_id, sum(failed_random) as failed_random, sum(failed_targeted) as failed_targeted,
                    sum(out_random) as out_random, sum(out_targeted) as out_targeted
                  from (
                    select f.id as criterion_id, count(*) filter (where random) as failed_random,
                      count(*) filter (where not random) as failed_targeted, 0 as out_random, 0 as out_targeted
                    from e, unnest(e.failed) as f (id) group by f.id
                    union all
                    select u.id, 0, 0, count(*) filter (where random), count(*) filter (where not random)
                    from e, unnest(e.uncounted) as u (id) group by u.id) told
                  group by criterion_id)
                select sc.name as scorecard, c.text as criterion, max(c.critical_class) as critical_class,
                  sum(coalesce(x.failed_random, 0)) as failed, sum(n.random - coalesce(x.out_random, 0)) as counted,
                  sum(coalesce(x.failed_targeted, 0)) as targeted_failed,
                  sum(n.targeted - coalesce(x.out_targeted, 0)) as targeted_counted
                from n
                join scorecard_version v on v.id = n.version_id
                join scorecard sc on sc.id = v.scorecard_id
                join scorecard_section s on s.version_id = v.id
                join scorecard_criterion c on c.section_id = s.id
                left join exceptions x on x.criterion_id = c.id
                group by sc.id, sc.name, c.text
                having sum(coalesce(x.failed_random, 0) + coalesce(x.failed_targeted, 0)) > 0
                order by failed desc, targeted_failed desc, sc.name, c.text""".formatted(scope.where()))
                .params(scope.parameters())
                .query((row, n) -> new Failure(
                        row.getString("scorecard"),
                        row.getString("criterion"),
                        row.getString("critical_class"),
                        row.getLong("failed"),
                        row.getLong("counted"),
                        row.getLong("targeted_failed"),
                        row.getLong("targeted_counted"),
                        null,
                        List.of()))
                .list();
    }

    /** Why criteria failed, as it was chosen, most often first; by scorecard and criterion. */
    Map<Failure.Key, List<Failure.Cause>> causes(Scope scope) {
        Map<Failure.Key, List<Failure.Cause>> causes = new HashMap<>();
        jdbc.sql("""
                select sc.name as scorecard, c.text as criterion, k.label, sum(t.random) as random, sum(t.targeted) as targeted
                from (
                  select x.id, count(*) filter (where e.random) as random, count(*) filter (where not e.random) as targeted
                  from evaluation e, unnest(e.causes) as x (id) where %s group by x.id) t
                join scorecard_cause k on k.id = t.id
                join scorecard_criterion c on c.id = k.criterion_id
                join scorecard_section s on s.id = c.section_id
                join scorecard_version v on v.id = s.version_id
                join scorecard sc on sc.id = v.scorecard_id
                group by sc.id, sc.name, c.text, k.label
                order by random desc, targeted desc, k.label""".formatted(scope.where())).params(scope.parameters()).query(row -> {
            causes.computeIfAbsent(
                            new Failure.Key(row.getString("scorecard"), row.getString("criterion")),
                            key -> new ArrayList<>())
                    .add(new Failure.Cause(row.getString("label"), row.getLong("random"), row.getLong("targeted")));
        });
        return causes;
    }

    /** By week or month, oldest first; periods without evaluations are left out. */
    List<CriticalCounts> critical(Scope scope) {
        return jdbc.sql("""
                select cast(date_trunc(:grain, e.happened_on) as date) as start,
                    count(*) filter (where e.random) as n,
                    count(*) filter (where e.random and e.customer_critical > 0) as customer,
                    count(*) filter (where e.random and e.business_critical > 0) as business,
                    count(*) filter (where e.random and e.compliance_critical > 0) as compliance,
                    count(*) filter (where not e.random) as targeted
                from evaluation e where %s group by 1 order by 1""".formatted(scope.where()))
                .params(scope.parameters())
                .param("grain", grain(scope))
                .query(CriticalCounts.class)
                .list();
    }

    /** Targeted evaluations with an error of each class, in the order of the classes. */
    List<Long> targetedCritical(Scope scope) {
        return jdbc.sql("""
                select count(*) filter (where e.customer_critical > 0), count(*) filter (where e.business_critical > 0),
                    count(*) filter (where e.compliance_critical > 0)
                from evaluation e where %s and not e.random""".formatted(scope.where()))
                .params(scope.parameters())
                .query((row, n) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    List<EvaluatorSums> evaluatorSums(Scope scope) {
        return jdbc.sql("""
                select e.evaluator_id, e.scorecard_version_id as version_id, count(*) as n, sum(e.score) as sum,
                    sum(e.score * e.score) as squares
                from evaluation e where %s and e.random
                group by e.evaluator_id, e.scorecard_version_id""".formatted(scope.where()))
                .params(scope.parameters())
                .query(EvaluatorSums.class)
                .list();
    }

    /** Without severity, by name. */
    List<EvaluatorFigure> evaluators(Scope scope) {
        return jdbc.sql("""
                select p.name, f.* from (
                  select e.evaluator_id, %s, count(*) filter (where not random) as targeted,
                    percentile_cont(0.5) within group (order by e.active_seconds) as seconds,
                    count(e.active_seconds) as timed
                  from evaluation e where %s group by e.evaluator_id) f
                join person p on p.id = f.evaluator_id
                order by f.n + f.targeted desc, lower(p.name), f.evaluator_id""".formatted(Estimate.SQL, scope.where()))
                .params(scope.parameters())
                .query((row, n) -> new EvaluatorFigure(
                        row.getObject("evaluator_id", UUID.class),
                        row.getString("name"),
                        row.getLong("n"),
                        row.getLong("targeted"),
                        Estimate.interval(row),
                        null,
                        (Double) row.getObject("seconds"),
                        row.getLong("timed")))
                .list();
    }

    /** Versions that were in force once, newest first. */
    List<Option> versions() {
        return jdbc.sql("""
                select v.id, s.name || ' v' || v.number as label from scorecard_version v join scorecard s on s.id = v.scorecard_id
                where v.state in ('PUBLISHED', 'RETIRED') order by lower(s.name), v.number desc""")
                .query((row, n) -> new Option(row.getString("id"), row.getString("label")))
                .list();
    }

    /** Who scored: anybody, or in the led teams and the period. */
    List<Option> scorers(Scope scope) {
        JdbcClient.StatementSpec statement = scope.everyTeam()
                ? jdbc.sql("""
                        select p.id, p.name from person p
                        where exists (select from evaluation e where e.evaluator_id = p.id) order by lower(p.name), p.id""")
                : jdbc.sql("""
                        select p.id, p.name from person p where p.id in (select e.evaluator_id from evaluation e
                          where e.state = 'SUBMITTED' and e.superseded_at is null and e.team_id = any (:led)
                            and e.happened_on between :from and :to)
                        order by lower(p.name), p.id""")
                        .param("led", scope.led().toArray(UUID[]::new))
                        .param("from", scope.from().atDay(1))
                        .param("to", scope.to().atEndOfMonth());
        return statement
                .query((row, n) -> new Option(row.getString("id"), row.getString("name")))
                .list();
    }

    private static String grain(Scope scope) {
        return scope.grain() == Scope.Grain.WEEK ? "week" : "month";
    }
}
