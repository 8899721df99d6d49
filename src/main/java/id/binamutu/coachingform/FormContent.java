package id.binamutu.coachingform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a signature on a form covers. A field that is added later would break earlier signatures: make a new record for it. */
record FormContent(
        UUID formId,
        UUID agentId,
        UUID teamId,
        String period,
        Tier tier,
        Tier proposedTier,
        UUID policyId,
        @Nullable String productivity,
        long handled,
        long target,
        @Nullable String quality,
        @Nullable String qualityLow,
        @Nullable String qualityHigh,
        long samples,
        long criticalErrors,
        @Nullable Tier earlierTier,
        @Nullable UUID earlierFormId,
        @Nullable String overrideReason,
        String strengths,
        String improvements,
        String targets,
        String support,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String reply,
        @Nullable String repliedAt) {}
