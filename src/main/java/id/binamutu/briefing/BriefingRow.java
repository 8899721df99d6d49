package id.binamutu.briefing;

import java.time.Instant;
import java.util.UUID;

/** A line of the list. */
record BriefingRow(
        UUID id,
        String title,
        String teamName,
        Instant scheduledAt,
        BriefingState state,
        long invited,
        long attended,
        long questions,
        long passed,
        boolean minutesSigned) {}
