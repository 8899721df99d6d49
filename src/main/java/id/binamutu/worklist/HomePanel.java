package id.binamutu.worklist;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** What a step adds to the first page besides its work, drawn by a template of its own. Two statements at most. */
public interface HomePanel {

    /** For agents, about themselves. */
    default Optional<View> forAgent(UUID agentId, YearMonth period) {
        return Optional.empty();
    }

    /** For the leader of these teams. */
    default Optional<View> forTeams(Collection<UUID> teamIds, YearMonth period) {
        return Optional.empty();
    }

    /** @param template whose fragment {@code panel(model)} draws the model */
    record View(String template, Object model) {}
}
