package id.binamutu.evaluation;

import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** @param releaseAt in Jakarta, as it was typed; asked for only when the release is to happen at a set time */
record ReleaseForm(@Nullable ReleaseMode release, @Nullable String releaseAt) {

    /** @param usual where nothing was chosen */
    Release read(ReleaseMode usual, Clock clock) {
        return switch (release == null ? usual : release) {
            case AT_ONCE -> Release.atOnce();
            case AFTER_APPROVAL -> Release.afterApproval();
            case AT_TIME -> Release.at(time(clock), clock);
        };
    }

    private Instant time(Clock clock) {
        try {
            return LocalDateTime.parse(releaseAt == null ? "" : releaseAt)
                    .atZone(clock.getZone())
                    .toInstant();
        } catch (DateTimeParseException unreadable) {
            throw RuleViolation.at("releaseAt", "evaluation.error.releaseTime");
        }
    }
}
