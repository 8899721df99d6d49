package id.binamutu.coaching;

import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

public interface CoachingFigures {
    /** Per agent of the team in the month, in one statement. */
    Map<UUID, AgentCoaching> perAgent(UUID teamId, YearMonth month);
}
