package id.binamutu.scorecard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A decision about a version. */
record HistoryRow(
        ScorecardHistory.Action action,
        String person,
        Instant at,
        @Nullable String note) {}
