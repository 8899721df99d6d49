package id.binamutu.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every state of the settings that ever was; the one with the highest number counts. */
@Component
class MaskingVersions {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    MaskingVersions(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    int newest() {
        return jdbc.sql("select coalesce(max(number), 0) from masking_version")
                .query(Integer.class)
                .single();
    }

    MaskingVersion current() {
        List<MaskingVersion> newest = newestFirst(1);
        return newest.isEmpty() ? new MaskingVersion(0, MaskingSettings.FIRST, null, null, null) : newest.get(0);
    }

    List<MaskingVersion> newestFirst(int most) {
        return jdbc.sql("""
                select v.*, p.name from masking_version v join person p on p.id = v.changed_by
                order by v.number desc limit :most""").param("most", most).query((row, n) -> version(row)).list();
    }

    /** @throws DuplicateKeyException when somebody else saved the same number */
    void add(int number, MaskingSettings settings, String reason, UUID by) {
        jdbc.sql("""
                insert into masking_version (number, settings, reason, changed_by, changed_at)
                values (:number, cast(:settings as jsonb), :reason, :by, :at)""")
                .param("number", number)
                .param("settings", json.writeValueAsString(settings))
                .param("reason", reason)
                .param("by", by)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private MaskingVersion version(ResultSet row) throws SQLException {
        return new MaskingVersion(
                row.getInt("number"),
                json.readValue(row.getString("settings"), MaskingSettings.class),
                row.getString("reason"),
                row.getString("name"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
