package id.binamutu.sampling;

import id.binamutu.statistics.Interval;
import id.binamutu.statistics.SampleSize;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is enough, and what the chosen quota can and cannot show: for one agent, a team, and the centre. */
public record SizeAnswer(List<Level> levels, SizeChart chart) {

    /**
     * @param needed samples for the wished margin
     * @param neededPerAgent the same, shared among the agents
     * @param n what the quota gives
     * @param margin in points that n gives; infinite when it says nothing
     * @param allGood interval in percent when everything seen is good
     * @param visible smallest difference in points that can be seen between two such groups; null when none can
     * @param faults the other group's faults of which that difference consists; null for means
     */
    public record Level(
            String key,
            long population,
            long needed,
            long neededPerAgent,
            long n,
            double margin,
            Interval allGood,
            @Nullable Double visible,
            @Nullable Long faults) {}

    public SizeAnswer {
        levels = List.copyOf(levels);
    }

    static SizeAnswer of(SizeForm form) {
        long perTeam = form.agents();
        long perCentre = perTeam * form.teamCount();
        List<Level> levels =
                List.of(level("agent", 1, form), level("team", perTeam, form), level("centre", perCentre, form));
        long population = form.population();
        LongToDoubleFunction margin = n -> margin(form, n, population);
        return new SizeAnswer(
                levels, SizeChart.of(population, form.perAgent(), levels.get(0).needed(), form.margin(), margin));
    }

    private static Level level(String key, long agents, SizeForm form) {
        double confidence = form.confidence().value();
        long population = form.population() * agents;
        long n = Math.min(population, form.perAgent() * agents);
        boolean share = form.measure() == SizeForm.Measure.SHARE;
        long needed = share
                ? SampleSize.forShare(form.expected() / 100, form.margin() / 100, confidence, population)
                : SampleSize.forMean(form.deviation(), form.margin(), confidence, population);
        Interval good = SampleSize.share(1, n, confidence, population);
        long faults = share ? SampleSize.smallestVisible(n, confidence) : 0;
        Double visible;
        if (share) {
            visible = faults > n ? null : 100.0 * faults / n;
        } else {
            double difference = SampleSize.visibleDifference(form.deviation(), n, confidence);
            visible = Double.isFinite(difference) ? difference : null;
        }
        return new Level(
                key,
                population,
                needed,
                (needed + agents - 1) / agents,
                n,
                margin(form, n, population),
                new Interval(100, 100 * good.low(), 100 * good.high(), n),
                visible,
                share && visible != null ? faults : null);
    }

    private static double margin(SizeForm form, long n, long population) {
        double confidence = form.confidence().value();
        return form.measure() == SizeForm.Measure.SHARE
                ? 100 * SampleSize.marginOfShare(form.expected() / 100, n, confidence, population)
                : SampleSize.marginOfMean(form.deviation(), n, confidence, population);
    }
}
