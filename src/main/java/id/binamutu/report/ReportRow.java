package id.binamutu.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param decidedAt when it was accepted or returned */
record ReportRow(
        UUID id,
        UUID teamId,
        String team,
        YearMonth period,
        int revision,
        ReportState state,
        String leader,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt) {}
