package id.binamutu.recording;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.privacy.Masker;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What became of each file of an upload. People see their own uploads, an administrator everybody's. */
@Repository
class RecordingUploadStore {
    private static final TypeReference<List<Object>> ARGUMENTS = new TypeReference<>() {};
    private static final String MINE = "(u.uploaded_by = :viewer or :all)";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Masker masker;

    RecordingUploadStore(JdbcClient jdbc, JsonMapper json, Masker masker) {
        this.jdbc = jdbc;
        this.json = json;
        this.masker = masker;
    }

    record Upload(UUID id, String uploadedBy, Instant uploadedAt, int stored, int unchanged, int refused) {}

    /** @param reason message key; null when it was not refused */
    record Line(
            String fileName,
            @Nullable UUID interactionId,
            @Nullable String conversationId,
            String outcome,
            @Nullable String reason,
            List<Object> arguments) {}

    UUID begin(UUID by, Instant at) {
        return jdbc.sql("""
                insert into recording_upload (id, uploaded_by, uploaded_at) values (uuidv7(), :by, :at) returning id""")
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void add(
            UUID upload,
            int position,
            String fileName,
            @Nullable UUID interactionId,
            String outcome,
            @Nullable RuleViolation why) {
        jdbc.sql("""
                insert into recording_upload_file (upload_id, position, file_name, interaction_id, outcome, reason, reason_arguments)
                values (:upload, :position, :name, :interaction, :outcome, :reason, cast(:arguments as jsonb))""")
                .param("upload", upload)
                .param("position", position)
                .param("name", masker.mask(fileName))
                .param("interaction", interactionId, Types.OTHER)
                .param("outcome", outcome)
                .param("reason", why == null ? null : why.messageKey(), Types.VARCHAR)
                .param("arguments", json.writeValueAsString(why == null ? List.of() : why.arguments()))
                .update();
    }

    @Transactional(readOnly = true)
    Page<Upload> uploads(Viewer viewer, Pageable page) {
        List<Upload> rows = jdbc.sql(upload(MINE) + " order by u.uploaded_at desc limit :limit offset :offset")
                .param("viewer", viewer.id())
                .param("all", viewer.is(Role.ADMIN))
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> upload(row))
                .list();
        long total = jdbc.sql("select count(*) from recording_upload u where " + MINE)
                .param("viewer", viewer.id())
                .param("all", viewer.is(Role.ADMIN))
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    Upload upload(UUID id, Viewer viewer) {
        return jdbc.sql(upload(MINE + " and u.id = :id"))
                .param("viewer", viewer.id())
                .param("all", viewer.is(Role.ADMIN))
                .param("id", id)
                .query((row, n) -> upload(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** Refused ones first. */
    List<Line> lines(UUID upload) {
        return jdbc.sql("""
                select f.*, i.conversation_id from recording_upload_file f left join interaction i on i.id = f.interaction_id
                where f.upload_id = :upload order by f.outcome <> 'REFUSED', f.position""")
                .param("upload", upload)
                .query((row, n) -> new Line(
                        row.getString("file_name"),
                        row.getObject("interaction_id", UUID.class),
                        row.getString("conversation_id"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        json.readValue(row.getString("reason_arguments"), ARGUMENTS)))
                .list();
    }

    private static String upload(String where) {
        return """
                select u.id, p.name, u.uploaded_at, c.stored, c.unchanged, c.refused
                from recording_upload u join person p on p.id = u.uploaded_by
                cross join lateral (
                  select count(*) filter (where outcome = 'STORED') as stored,
                    count(*) filter (where outcome = 'UNCHANGED') as unchanged,
                    count(*) filter (where outcome = 'REFUSED') as refused
                  from recording_upload_file where upload_id = u.id) c
                where\s""" + where;
    }

    private static Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getInt("stored"),
                row.getInt("unchanged"),
                row.getInt("refused"));
    }
}
