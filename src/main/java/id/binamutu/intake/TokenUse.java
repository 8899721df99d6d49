package id.binamutu.intake;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A request with a token that is known, as it was decided in the database.
 *
 * @param filled how much of the rate is used, in requests
 */
record TokenUse(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        int perMinute,
        boolean revoked,
        boolean expired,
        boolean letThrough,
        double filled) {

    int remaining() {
        return (int) Math.max(0, Math.floor(perMinute - filled));
    }

    /** Until the whole rate is there again. */
    long secondsUntilFull() {
        return (long) Math.ceil(filled * 60 / perMinute);
    }

    /** Until one more request is let through; at least a second. */
    Duration untilNext() {
        double tooMuch = filled + 1 - perMinute;
        return Duration.ofSeconds(Math.max(1, (long) Math.ceil(tooMuch * 60 / perMinute)));
    }
}
