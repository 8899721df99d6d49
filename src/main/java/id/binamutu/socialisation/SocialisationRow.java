package id.binamutu.socialisation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list, counted for those whom the reader may see.
 *
 * @param teamName null when it is made known beyond one team
 */
record SocialisationRow(
        UUID id,
        String title,
        String revision,
        @Nullable String teamName,
        String audience,
        LocalDate startedOn,
        LocalDate dueOn,
        long concerned,
        long acknowledged) {
    public double coverage() {
        return concerned == 0 ? 0 : 100.0 * acknowledged / concerned;
    }

    public boolean complete() {
        return acknowledged >= concerned;
    }

    public boolean lateOn(LocalDate today) {
        return !complete() && dueOn.isBefore(today);
    }
}
