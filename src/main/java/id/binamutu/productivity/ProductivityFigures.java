package id.binamutu.productivity;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

public interface ProductivityFigures {
    /** Per agent with figures in the month, in one statement. */
    Map<UUID, AgentProductivity> perAgent(Collection<UUID> agentIds, YearMonth month);
}
