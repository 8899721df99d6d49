package id.binamutu.workload;

import id.binamutu.web.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves as they were made. */
@Component
class MoveQueries {
    private static final String MOVE = """
            select m.*, (select count(*) from sample_moved where move_id = m.id) as samples,
              (select id from sample_move u where u.undoes = m.id) as undone_by
            from sample_move m\s""";

    private final JdbcClient jdbc;

    MoveQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param by null when the team got a new leader
     * @param undoneBy the move back, null when there was none
     */
    public record Move(
            UUID id,
            UUID from,
            UUID to,
            @Nullable String reason,
            @Nullable UUID by,
            Instant at,
            @Nullable UUID undoes,
            @Nullable UUID undoneBy,
            long samples) {}

    public record Moved(
            UUID sampleId, String conversationId, UUID agentId, LocalDate dueOn, String status, UUID assigneeId) {}

    Optional<Move> find(UUID id) {
        return jdbc.sql(MOVE + "where m.id = :id")
                .param("id", id)
                .query((row, n) -> move(row))
                .optional();
    }

    Move get(UUID id) {
        return find(id).orElseThrow(NotFoundException::new);
    }

    /** @param personId null for everybody's */
    List<Move> latest(@Nullable UUID personId, int most) {
        return jdbc.sql(MOVE + """
                where cast(:person as uuid) is null or m.from_id = :person or m.to_id = :person
                order by m.moved_at desc, m.id limit :most""")
                .param("person", personId)
                .param("most", most)
                .query((row, n) -> move(row))
                .list();
    }

    List<Moved> moved(UUID moveId) {
        return jdbc.sql("""
                select s.id as sample_id, i.conversation_id, s.agent_id, s.due_on, s.status, s.assignee_id
                from sample_moved m join sample s on s.id = m.sample_id join interaction i on i.id = s.interaction_id
                where m.move_id = :move order by s.due_on, s.id""").param("move", moveId).query(Moved.class).list();
    }

    void add(
            UUID id,
            UUID from,
            UUID to,
            @Nullable String reason,
            @Nullable UUID by,
            Instant at,
            @Nullable UUID undoes,
            Collection<UUID> samples) {
        jdbc.sql("""
                insert into sample_move (id, from_id, to_id, reason, moved_by, moved_at, undoes)
                values (:id, :from, :to, :reason, :by, :at, :undoes)""")
                .param("id", id)
                .param("from", from)
                .param("to", to)
                .param("reason", reason)
                .param("by", by)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("undoes", undoes)
                .update();
        jdbc.sql("insert into sample_moved (move_id, sample_id) select :move, unnest(cast(:samples as uuid[]))")
                .param("move", id)
                .param("samples", samples.toArray(UUID[]::new))
                .update();
    }

    private static Move move(ResultSet row) throws SQLException {
        return new Move(
                row.getObject("id", UUID.class),
                row.getObject("from_id", UUID.class),
                row.getObject("to_id", UUID.class),
                row.getString("reason"),
                row.getObject("moved_by", UUID.class),
                row.getObject("moved_at", OffsetDateTime.class).toInstant(),
                row.getObject("undoes", UUID.class),
                row.getObject("undone_by", UUID.class),
                row.getLong("samples"));
    }
}
