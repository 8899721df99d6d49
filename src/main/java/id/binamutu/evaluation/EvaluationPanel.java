package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a step above adds to the page of a submitted evaluation, drawn by a template of its own. Two statements at most. */
public interface EvaluationPanel {
    Optional<View> of(Shown evaluation, Viewer viewer);

    /**
     * @param revision 1 for what the evaluator submitted
     * @param current whether this is the version that stands
     * @param releasedAt null until the agent sees it
     */
    record Shown(
            UUID id,
            UUID agentId,
            UUID teamId,
            UUID evaluatorId,
            int revision,
            boolean current,
            BigDecimal score,
            @Nullable Instant releasedAt) {}

    /** @param template whose fragment {@code panel(model)} draws the model */
    record View(String template, Object model) {}
}
