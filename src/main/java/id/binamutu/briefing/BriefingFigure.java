package id.binamutu.briefing;

import java.time.LocalDate;
import java.util.UUID;

/** A briefing of the month: how many were invited, came, and passed its quiz. */
public record BriefingFigure(
        UUID briefingId,
        String title,
        LocalDate heldOn,
        boolean minutesSigned,
        long invited,
        long attended,
        long passed) {}
