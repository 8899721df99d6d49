package id.binamutu.sampling;

import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

public interface SamplingFigures {
    /** Per agent of the team in the month, in one statement. */
    Map<UUID, AgentSampling> perAgent(UUID teamId, YearMonth month);
}
