package id.binamutu.sampling;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that was chosen to be scored.
 *
 * @param planId null for one that a rule chose
 * @param planName of the plan, or of the rule
 * @param random whether chance chose it; a targeted one never enters the quality estimate
 * @param reason why a targeted one was chosen; null for a random one
 * @param teamId the team that the agent was in when the conversation took place
 * @param assigneeId the team leader who is to score it: the team's own, or another to whom it was moved
 * @param weight how many conversations of the draw's population it stands for; 1 for a targeted one
 */
public record SampleView(
        UUID id,
        @Nullable UUID planId,
        String planName,
        UUID interactionId,
        UUID agentId,
        UUID teamId,
        boolean random,
        @Nullable String reason,
        UUID assigneeId,
        LocalDate dueOn,
        SampleStatus status,
        double weight) {}
