package id.binamutu.recording;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.storage.StoredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RecordingStore {
    private static final String TARGET = """
            select i.id, i.conversation_id, i.team_id, i.started_at, i.recording, not exists (
              select from transcript t where t.interaction_id = i.id and t.shelf in (shelf_of(i.started_at), 'infinity')) as disposed
            from interaction i where\s""";
    private static final String STORED = """
            select r.id, r.interaction_id, i.agent_id, i.team_id, r.file_id, r.content_type, r.size, r.sha256
            from recording r join interaction i on i.id = r.interaction_id where\s""";

    private final JdbcClient jdbc;
    private final RecordingSettings settings;

    RecordingStore(JdbcClient jdbc, RecordingSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    Optional<Target> target(UUID interactionId) {
        return jdbc.sql(TARGET + "i.id = :id")
                .param("id", interactionId)
                .query((row, n) -> target(row))
                .optional();
    }

    Optional<Target> target(String conversationId) {
        return jdbc.sql(TARGET + "i.conversation_id = :id")
                .param("id", conversationId)
                .query((row, n) -> target(row))
                .optional();
    }

    /** Conversations that came with this file name, or whose id is one of the parts of it, as far as the viewer may add to them. */
    List<Target> targets(String fileName, Collection<String> parts, Viewer viewer) {
        return jdbc.sql(TARGET + """
                (lower(i.recording) = :name or i.conversation_id = any(:parts)) and (:all or i.team_id = any(:teams)) limit 50""")
                .param("name", fileName.toLowerCase(Locale.ROOT))
                .param("parts", parts.toArray(String[]::new))
                .param("all", viewer.is(Role.ADMIN))
                .param("teams", viewer.ledTeamIds().toArray(UUID[]::new))
                .query((row, n) -> target(row))
                .list();
    }

    Optional<StoredRecording> stored(UUID id) {
        return jdbc.sql(STORED + "r.id = :id")
                .param("id", id)
                .query(StoredRecording.class)
                .optional();
    }

    Optional<StoredRecording> current(UUID interactionId) {
        return jdbc.sql(STORED + "r.interaction_id = :id and r.file_id is not null")
                .param("id", interactionId)
                .query(StoredRecording.class)
                .optional();
    }

    /** @return empty when the conversation got a recording meanwhile */
    Optional<UUID> add(
            UUID interactionId, StoredFile file, String fileName, Audio audio, @Nullable UUID storedBy, Instant at) {
        return jdbc.sql("""
                insert into recording (id, interaction_id, shelf, file_id, file_name, content_type, size, sha256, duration_ms,
                  channels, peaks, stored_by, stored_at)
                select uuidv7(), i.id, shelf_of(i.started_at), :file, :name, :type, :size, :sha256, :duration, :channels, :peaks, :by,
                  :at
                from interaction i where i.id = :interaction
                on conflict (interaction_id) where file_id is not null do nothing
                returning id""")
                .param("interaction", interactionId)
                .param("file", file.id())
                .param("name", fileName)
                .param("type", audio.contentType())
                .param("size", file.size())
                .param("sha256", file.sha256())
                .param("duration", audio.milliseconds())
                .param("channels", audio.channels())
                .param("peaks", audio.peaks(), Types.BINARY)
                .param("by", storedBy, Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /** The file name that a conversation came with. */
    Optional<String> awaited(UUID interactionId) {
        return jdbc.sql("select recording from interaction where id = :id and recording is not null")
                .param("id", interactionId)
                .query(String.class)
                .optional();
    }

    Optional<Player> player(UUID interactionId) {
        return jdbc.sql("""
                select r.*, i.started_at from recording r join interaction i on i.id = r.interaction_id
                where r.interaction_id = :id order by r.file_id is null, r.stored_at desc limit 1""")
                .param("id", interactionId)
                .query((row, n) -> player(row))
                .optional();
    }

    /** @return the file to be erased; empty when it was given up before */
    Optional<UUID> dispose(UUID id, UUID by, String reason, Instant at) {
        return jdbc.sql("""
                update recording r set file_id = null, peaks = null, disposed_at = :at, disposed_by = :by, disposal_reason = :reason
                from recording before where before.id = r.id and r.id = :id and r.file_id is not null
                returning before.file_id""")
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /** @return the files to be erased */
    List<UUID> dispose(YearMonth month, Collection<UUID> keptInteractionIds, Instant at) {
        return jdbc.sql("""
                update recording r set file_id = null, peaks = null, disposed_at = :at
                from recording before
                where before.id = r.id and r.shelf = :shelf and r.file_id is not null and r.interaction_id <> all(:kept)
                returning before.file_id""")
                .param("shelf", month.atDay(1))
                .param("kept", keptInteractionIds.toArray(UUID[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getObject("id", UUID.class),
                row.getString("conversation_id"),
                row.getObject("team_id", UUID.class),
                instant(row, "started_at"),
                row.getString("recording"),
                row.getBoolean("disposed"));
    }

    private Player player(ResultSet row) throws SQLException {
        byte[] peaks = row.getBytes("peaks");
        int channels = row.getInt("channels");
        List<Player.Lane> lanes = new ArrayList<>();
        if (channels == 2) {
            lanes.add(new Player.Lane(settings.agentFirst() ? "agent" : "customer", Peaks.path(peaks, 0)));
            lanes.add(new Player.Lane(settings.agentFirst() ? "customer" : "agent", Peaks.path(peaks, 1)));
        } else {
            lanes.add(new Player.Lane("both", Peaks.path(peaks, 0)));
        }
        OffsetDateTime disposedAt = row.getObject("disposed_at", OffsetDateTime.class);
        return new Player(
                row.getObject("id", UUID.class),
                row.getObject("interaction_id", UUID.class),
                row.getLong("duration_ms"),
                lanes,
                instant(row, "started_at"),
                instant(row, "stored_at"),
                disposedAt == null ? null : disposedAt.toInstant(),
                row.getString("disposal_reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
