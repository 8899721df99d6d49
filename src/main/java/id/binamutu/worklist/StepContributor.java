package id.binamutu.worklist;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Implemented once by every package of a step: where the step stands, per team, in one SQL statement whatever the number of teams. */
public interface StepContributor {
    List<StepSummary> summaries(Collection<UUID> teamIds, YearMonth period);
}
