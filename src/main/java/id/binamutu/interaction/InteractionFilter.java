package id.binamutu.interaction;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the list is narrowed to, as it stands in the address; what makes no sense is as if it were not there.
 *
 * @param by who is to have said it
 * @param longer least handling time in minutes
 * @param shorter most handling time in minutes
 */
public record InteractionFilter(
        @Nullable String q,
        @Nullable String by,
        @Nullable String from,
        @Nullable String to,
        @Nullable String team,
        @Nullable String agent,
        @Nullable String channel,
        @Nullable String topic,
        @Nullable String product,
        @Nullable String csat,
        @Nullable String longer,
        @Nullable String shorter,
        @Nullable String sort) {

    /** What can be taken away from a search that found nothing. */
    public enum Part {
        BY,
        PERIOD,
        TEAM,
        AGENT,
        CHANNEL,
        TOPIC,
        PRODUCT,
        CSAT,
        HANDLING
    }

    @Nullable
    String text() {
        return blankToNull(q);
    }

    @Nullable
    Sender sender() {
        String name = by == null ? "" : by.toUpperCase(Locale.ROOT);
        return Arrays.stream(Sender.values())
                .filter(sender -> sender.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    LocalDate firstDay() {
        return day(from);
    }

    @Nullable
    LocalDate lastDay() {
        return day(to);
    }

    @Nullable
    UUID teamId() {
        String id = blankToNull(team);
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Nullable
    String employeeId() {
        return blankToNull(agent);
    }

    @Nullable
    String channelName() {
        return blankToNull(channel);
    }

    @Nullable
    String topicName() {
        return blankToNull(topic);
    }

    @Nullable
    String productName() {
        return blankToNull(product);
    }

    @Nullable
    Integer score() {
        return csat != null && csat.matches("[1-5]") ? Integer.valueOf(csat) : null;
    }

    @Nullable
    Integer leastSeconds() {
        return seconds(longer);
    }

    @Nullable
    Integer mostSeconds() {
        return seconds(shorter);
    }

    /** Newest first unless said otherwise. */
    boolean oldestFirst() {
        return "started,asc".equals(sort) || "started".equals(sort);
    }

    public boolean any() {
        return text() != null || Arrays.stream(Part.values()).anyMatch(this::has);
    }

    /** Whether something beyond words, team and period narrows the list. */
    boolean isNarrow() {
        return has(Part.AGENT)
                || has(Part.CHANNEL)
                || has(Part.TOPIC)
                || has(Part.PRODUCT)
                || has(Part.CSAT)
                || has(Part.HANDLING);
    }

    boolean has(Part part) {
        return switch (part) {
            case BY -> text() != null && sender() != null;
            case PERIOD -> firstDay() != null || lastDay() != null;
            case TEAM -> teamId() != null;
            case AGENT -> employeeId() != null;
            case CHANNEL -> channelName() != null;
            case TOPIC -> topicName() != null;
            case PRODUCT -> productName() != null;
            case CSAT -> score() != null;
            case HANDLING -> leastSeconds() != null || mostSeconds() != null;
        };
    }

    public InteractionFilter without(Part part) {
        return new InteractionFilter(
                q,
                part == Part.BY ? null : by,
                part == Part.PERIOD ? null : from,
                part == Part.PERIOD ? null : to,
                part == Part.TEAM ? null : team,
                part == Part.AGENT ? null : agent,
                part == Part.CHANNEL ? null : channel,
                part == Part.TOPIC ? null : topic,
                part == Part.PRODUCT ? null : product,
                part == Part.CSAT ? null : csat,
                part == Part.HANDLING ? null : longer,
                part == Part.HANDLING ? null : shorter,
                sort);
    }

    private static @Nullable Integer seconds(@Nullable String minutes) {
        return minutes != null && minutes.strip().matches("\\d{1,5}") ? Integer.valueOf(minutes.strip()) * 60 : null;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            LocalDate day = text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
            return day == null || day.getYear() < 1970 || day.getYear() > 9000 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
