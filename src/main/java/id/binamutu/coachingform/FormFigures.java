package id.binamutu.coachingform;

import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

public interface FormFigures {
    /** Per agent of the team with a form for the month, in one statement. */
    Map<UUID, AgentForm> perAgent(UUID teamId, YearMonth month);
}
