package id.binamutu.briefing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A briefing as its page shows it. */
record BriefingView(
        UUID id,
        UUID teamId,
        String teamName,
        String title,
        Instant scheduledAt,
        String place,
        String material,
        int passMark,
        int attemptsAllowed,
        LocalDate quizDueOn,
        BriefingState state,
        String plannedByName,
        @Nullable LocalDate heldOn,
        @Nullable Instant closedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancellationReason) {}
