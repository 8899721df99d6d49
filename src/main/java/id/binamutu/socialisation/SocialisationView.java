package id.binamutu.socialisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A socialisation as its page shows it, counted for those whom the reader may see.
 *
 * @param mine whether the reader is concerned
 */
record SocialisationView(
        UUID id,
        SubjectKind kind,
        @Nullable UUID subjectId,
        String title,
        String revision,
        String body,
        @Nullable UUID fileId,
        @Nullable String fileName,
        @Nullable UUID teamId,
        @Nullable String teamName,
        String audience,
        UUID startedBy,
        String startedByName,
        LocalDate startedOn,
        LocalDate dueOn,
        long concerned,
        long acknowledged,
        boolean mine,
        @Nullable Instant acknowledgedAt,
        @Nullable String question,
        @Nullable String reply,
        @Nullable String repliedByName) {
    public double coverage() {
        return concerned == 0 ? 0 : 100.0 * acknowledged / concerned;
    }

    public long missing() {
        return concerned - acknowledged;
    }

    public String name() {
        return revision.isEmpty() ? title : title + " · " + revision;
    }
}
