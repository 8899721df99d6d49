package id.binamutu.live;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list is narrowed to, as it stands in the address; what makes no sense is as if it were not there. The page's script
 * narrows the rows that arrive later in the same way.
 *
 * @param minutes waits longer than this
 * @param unassigned no agent yet
 */
public record LiveFilter(
        @Nullable String team,
        @Nullable String channel,
        @Nullable String agent,
        @Nullable String minutes,
        @Nullable String unassigned) {

    public @Nullable UUID teamId() {
        return uuid(team);
    }

    public @Nullable UUID agentId() {
        return uuid(agent);
    }

    public @Nullable String channelName() {
        return channel == null || channel.isBlank() ? null : channel.strip();
    }

    public @Nullable Integer moreThan() {
        return minutes != null && minutes.matches("[0-9]{1,4}") ? Integer.valueOf(minutes) : null;
    }

    public boolean onlyUnassigned() {
        return "true".equals(unassigned);
    }

    public boolean any() {
        return channelName() != null || agentId() != null || moreThan() != null || onlyUnassigned();
    }

    boolean matches(LiveRow row, Instant now) {
        Integer most = moreThan();
        Instant since = row.waitingSince();
        return (channelName() == null || row.channel().equals(channelName()))
                && (agentId() == null || agentId().equals(row.agentId()))
                && (!onlyUnassigned() || row.agentId() == null)
                && (most == null
                        || since != null && Duration.between(since, now).compareTo(Duration.ofMinutes(most)) > 0);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
