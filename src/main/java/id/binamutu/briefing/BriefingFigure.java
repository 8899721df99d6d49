package id.binamutu.briefing;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A briefing of the month: how many were invited, came, and passed its quiz.
 *
 * @param quiz whether it has one; without a quiz nobody passes and nobody fails
 */
public record BriefingFigure(
        UUID briefingId,
        String title,
        LocalDate heldOn,
        boolean minutesSigned,
        long invited,
        long attended,
        boolean quiz,
        long passed) {}
