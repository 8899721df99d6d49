package id.binamutu.home;

import id.binamutu.people.TeamSize;
import id.binamutu.worklist.StepContributor;
import id.binamutu.worklist.StepSummary;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the procedure stands: every step asked once, whatever the number of teams. */
@Service
class ProcedureService {

    private final List<StepContributor> contributors;

    ProcedureService(ObjectProvider<StepContributor> contributors) {
        this.contributors = contributors.orderedStream().toList();
    }

    @Transactional(readOnly = true)
    public List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period) {
        return teamIds.isEmpty()
                ? List.of()
                : contributors.stream()
                        .flatMap(contributor -> contributor.summaries(teamIds, period).stream())
                        .toList();
    }

    static List<Step> flow(List<StepSummary> summaries, Collection<UUID> teamIds, YearMonth period) {
        List<StepSummary> own = summaries.stream()
                .filter(summary -> teamIds.contains(summary.teamId()))
                .toList();
        return steps(own, period);
    }

    static List<TeamFlow> perTeam(List<StepSummary> summaries, List<TeamSize> teams, YearMonth period) {
        Map<UUID, List<StepSummary>> byTeam = summaries.stream().collect(Collectors.groupingBy(StepSummary::teamId));
        return teams.stream()
                .map(team -> new TeamFlow(team, steps(byTeam.getOrDefault(team.id(), List.of()), period)))
                .toList();
    }

    private static List<Step> steps(List<StepSummary> summaries, YearMonth period) {
        return IntStream.rangeClosed(1, Step.STEPS)
                .mapToObj(number -> Step.of(number, period, summaries))
                .toList();
    }
}
