package id.binamutu.coachingform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the policy of today comes to for an agent's month. */
record TierProposal(
        UUID agentId,
        TierPolicy policy,
        TierValues values,
        @Nullable UUID earlierFormId,
        TierDecision decision) {}
