package id.binamutu.oversight;

import id.binamutu.evaluation.QualityFigures;
import id.binamutu.people.TeamSize;
import id.binamutu.people.Teams;
import id.binamutu.statistics.Interval;
import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the indicators of a month: every source is asked once, whatever the number of teams. */
@Service
class OversightService {

    private final Teams teams;
    private final List<StepContributor> steps;
    private final InTimeQuery inTime;
    private final QualityFigures quality;
    private final Clock clock;

    OversightService(
            Teams teams,
            ObjectProvider<StepContributor> steps,
            InTimeQuery inTime,
            QualityFigures quality,
            Clock clock) {
        this.teams = teams;
        this.steps = steps.orderedStream().toList();
        this.inTime = inTime;
        this.quality = quality;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<TeamIndicators> indicators(YearMonth period) {
        YearMonth current = YearMonth.now(clock);
        LocalDate day = period.equals(current) ? LocalDate.now(clock) : period.atEndOfMonth();
        List<TeamSize> all = teams.sized(List.of(), day);
        List<UUID> ids = all.stream().map(TeamSize::id).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<Indicator, Figure>> figures = new HashMap<>(inTime.perTeam(ids, period));
        Map<UUID, Long> quotas = new HashMap<>();
        Map<UUID, StepSummary> scored = new HashMap<>();
        for (StepContributor contributor : steps) {
            for (StepSummary summary : contributor.summaries(ids, period)) {
                Map<Indicator, Figure> own =
                        figures.computeIfAbsent(summary.teamId(), team -> new EnumMap<>(Indicator.class));
                switch (summary.step()) {
                    case 1 -> quotas.merge(summary.teamId(), summary.total(), Long::sum);
                    case 2 -> scored.put(summary.teamId(), summary);
                    case 5 -> own.put(Indicator.BRIEFED, figure(summary));
                    case 6 -> own.put(Indicator.SOCIALISED, figure(summary));
                    case 7 -> own.put(Indicator.FORMED, figure(summary));
                    default -> {}
                }
            }
        }
        scored.forEach((team, summary) -> figures.computeIfAbsent(team, key -> new EnumMap<>(Indicator.class))
                .put(
                        Indicator.SCORED,
                        new Figure(summary.done(), quotas.getOrDefault(team, summary.total()), summary.late())));
        Map<UUID, Interval> qualities = quality.perTeam(ids, period);
        return all.stream()
                .map(team ->
                        new TeamIndicators(team, figures.getOrDefault(team.id(), Map.of()), qualities.get(team.id())))
                .toList();
    }

    /** The whole centre: what all teams did together. */
    static Map<Indicator, Figure> together(List<TeamIndicators> teams) {
        Map<Indicator, Figure> sums = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            sums.put(indicator, teams.stream().map(team -> team.of(indicator)).reduce(Figure.NOTHING, Figure::plus));
        }
        return sums;
    }

    private static Figure figure(StepSummary summary) {
        return new Figure(summary.done(), summary.total(), summary.late());
    }
}
