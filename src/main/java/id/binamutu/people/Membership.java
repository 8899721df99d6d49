package id.binamutu.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent in a team.
 *
 * @param from first day
 * @param until last day, null when it goes on
 */
public record Membership(
        UUID agentId, UUID teamId, LocalDate from, @Nullable LocalDate until) {
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
