package id.binamutu.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param dueOn the decider's day; null when nobody is asked @param criteria how many are disputed */
record DisputeRow(
        UUID id,
        Instant submittedAt,
        String agent,
        String team,
        String evaluator,
        DisputeState state,
        int stage,
        @Nullable LocalDate dueOn,
        boolean late,
        long criteria,
        long overturned) {}
