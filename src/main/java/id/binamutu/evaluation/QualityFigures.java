package id.binamutu.evaluation;

import id.binamutu.statistics.Interval;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public interface QualityFigures {
    /** Per agent of the team with a submitted evaluation in the month, in one statement. */
    Map<UUID, AgentQuality> perAgent(UUID teamId, YearMonth month);

    /** The same for several teams together, per team. */
    Map<UUID, Interval> perTeam(Collection<UUID> teamIds, YearMonth month);

    /** Mean of the team's random samples per week (Monday), oldest first, over the weeks that end with the month. */
    List<WeekQuality> perWeek(Collection<UUID> teamIds, YearMonth month, int weeks);

    /** Findings of the team in the month by kind, most first. */
    List<FindingCount> findings(UUID teamId, YearMonth month);

    /** Ids of the evaluations that the agent's figures of the month rest on, oldest first. */
    List<UUID> evaluationsBehind(UUID agentId, UUID teamId, YearMonth month);
}
