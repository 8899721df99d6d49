package id.binamutu.live;

import id.binamutu.interaction.Sender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pages and streams read of what runs. */
@Component
class LiveQueries {

    /** More than anybody watches at a time. */
    static final int MOST = 1_000;

    private static final String ROWS = """
            select c.*, p.name as agent, t.name as team
            from live_conversation c
            left join person p on p.id = c.agent_id
            left join team t on t.id = c.team_id
            """;
    private static final String LONGEST_WAIT_FIRST =
            " order by c.waiting_since nulls last, c.started_at, c.id limit " + MOST;

    private final JdbcClient jdbc;

    LiveQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param number in the order of arrival */
    public record LiveLine(UUID liveId, int number, Sender sender, Instant sentAt, String text) {}

    /** The longest wait first. */
    List<LiveRow> all() {
        return jdbc.sql(ROWS + LONGEST_WAIT_FIRST).query((row, n) -> row(row)).list();
    }

    List<LiveRow> ofTeams(Collection<UUID> teams) {
        return jdbc.sql(ROWS + "where c.team_id = any(:teams)" + LONGEST_WAIT_FIRST)
                .param("teams", teams.toArray(UUID[]::new))
                .query((row, n) -> row(row))
                .list();
    }

    List<LiveRow> rows(Collection<UUID> ids) {
        return jdbc.sql(ROWS + "where c.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> row(row))
                .list();
    }

    Optional<LiveRow> row(UUID id) {
        return rows(List.of(id)).stream().findFirst();
    }

    List<UUID> ids() {
        return jdbc.sql("select id from live_conversation").query(UUID.class).list();
    }

    /** In the order in which it was said. */
    List<LiveLine> said(UUID liveId) {
        return jdbc.sql("select * from live_message where live_id = :id order by sent_at, number")
                .param("id", liveId)
                .query((row, n) -> line(row))
                .list();
    }

    /** What arrived after the numbers, in that order. */
    List<LiveLine> saidSince(Map<UUID, Integer> numbers) {
        List<UUID> ids = List.copyOf(numbers.keySet());
        return jdbc.sql("""
                select m.* from unnest(cast(:ids as uuid[]), cast(:numbers as int[])) as w (id, number)
                join live_message m on m.live_id = w.id and m.number > w.number
                order by m.live_id, m.number""")
                .param("ids", ids.toArray(UUID[]::new))
                .param("numbers", ids.stream().map(numbers::get).toArray(Integer[]::new))
                .query((row, n) -> line(row))
                .list();
    }

    private static LiveLine line(ResultSet row) throws SQLException {
        return new LiveLine(
                row.getObject("live_id", UUID.class),
                row.getInt("number"),
                Sender.valueOf(row.getString("sender")),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getString("text"));
    }

    private static LiveRow row(ResultSet row) throws SQLException {
        OffsetDateTime waiting = row.getObject("waiting_since", OffsetDateTime.class);
        String sender = row.getString("last_sender");
        return new LiveRow(
                row.getObject("id", UUID.class),
                row.getString("conversation_id"),
                row.getString("channel"),
                row.getObject("agent_id", UUID.class),
                row.getString("agent"),
                row.getObject("team_id", UUID.class),
                row.getString("team"),
                row.getString("customer_ref"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("topic"),
                row.getBoolean("test"),
                row.getInt("message_count"),
                sender == null ? null : Sender.valueOf(sender),
                row.getString("last_text"),
                waiting == null ? null : waiting.toInstant(),
                row.getInt("revision"));
    }
}
