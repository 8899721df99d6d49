package id.binamutu.interaction;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the list is narrowed to, as it stands in the address; what makes no sense is as if it were not there. */
public record InteractionFilter(
        @Nullable String q,
        @Nullable String from,
        @Nullable String to,
        @Nullable String channel,
        @Nullable String topic,
        @Nullable String agent,
        @Nullable String csat,
        @Nullable String sort) {

    private static final Set<String> SORTS = Set.of("started", "handling", "csat");

    @Nullable
    String text() {
        return blankToNull(q);
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
    String channelName() {
        return blankToNull(channel);
    }

    @Nullable
    String topicName() {
        return blankToNull(topic);
    }

    @Nullable
    String employeeId() {
        return blankToNull(agent);
    }

    @Nullable
    Integer score() {
        return csat != null && csat.matches("[1-5]") ? Integer.valueOf(csat) : null;
    }

    /** As SQL; newest first unless said otherwise. */
    String order() {
        String[] parts = sort == null ? new String[] {"started", "desc"} : sort.split(",", 2);
        String column = SORTS.contains(parts[0]) ? parts[0] : "started";
        boolean ascending = parts.length > 1 && parts[1].equals("asc");
        String direction = ascending ? " asc nulls last" : " desc nulls last";
        return switch (column) {
            case "handling" -> "i.handling_seconds" + direction + ", i.id";
            case "csat" -> "i.csat" + direction + ", i.id";
            default -> ascending ? "i.started_at, i.id desc" : "i.started_at desc, i.id";
        };
    }

    public boolean any() {
        return text() != null
                || firstDay() != null
                || lastDay() != null
                || channelName() != null
                || topicName() != null
                || employeeId() != null
                || score() != null;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
