package id.binamutu.live;

import id.binamutu.interaction.Sender;
import id.binamutu.privacy.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what runs. Whoever changes a conversation holds its row, or its name while it has no row yet. */
@Component
class LiveStore {

    private static final String ENDINGS =
            "select e.*, i.team_id from live_ending e left join interaction i on i.id = e.interaction_id ";

    private final JdbcClient jdbc;

    LiveStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message as it is kept; {@code sealed} as it came, when masking changed it. */
    record Kept(
            String key,
            Sender sender,
            Instant sentAt,
            String text,
            @Nullable Sealed sealed) {}

    /**
     * @param interactionId null when nothing of it was kept
     * @param teamId whose it was
     */
    record Ending(
            UUID liveId,
            String conversationId,
            @Nullable UUID interactionId,
            @Nullable UUID teamId) {}

    /** Until the end of the transaction nobody else begins or stores a conversation of this name. */
    void holdName(String conversationId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:id, 145))")
                .param("id", conversationId)
                .query((row, n) -> "")
                .single();
    }

    Optional<Running> hold(String conversationId) {
        return jdbc.sql("select * from live_conversation where conversation_id = :id for update")
                .param("id", conversationId)
                .query((row, n) -> running(row))
                .optional();
    }

    /** Until the end of the transaction it cannot end. */
    Optional<Running> keepRunning(UUID liveId) {
        return jdbc.sql("select * from live_conversation where id = :id for share")
                .param("id", liveId)
                .query((row, n) -> running(row))
                .optional();
    }

    Optional<Running> find(UUID liveId) {
        return jdbc.sql("select * from live_conversation where id = :id")
                .param("id", liveId)
                .query((row, n) -> running(row))
                .optional();
    }

    Optional<Ending> ending(UUID liveId) {
        return jdbc.sql(ENDINGS + "where e.live_id = :id")
                .param("id", liveId)
                .query((row, n) -> ending(row))
                .optional();
    }

    Optional<Ending> ending(String conversationId) {
        return jdbc.sql(ENDINGS + "where e.conversation_id = :id")
                .param("id", conversationId)
                .query((row, n) -> ending(row))
                .optional();
    }

    Optional<UUID> interaction(String conversationId) {
        return jdbc.sql("select id from interaction where conversation_id = :id")
                .param("id", conversationId)
                .query(UUID.class)
                .optional();
    }

    List<String> silentSince(Instant moment) {
        return jdbc.sql(
                        "select conversation_id from live_conversation where heard_at < :moment order by heard_at limit 1000")
                .param("moment", utc(moment))
                .query(String.class)
                .list();
    }

    void begin(Running begun) {
        jdbc.sql("""
                insert into live_conversation (id, conversation_id, channel, agent_id, team_id, customer_ref, customer_key_id,
                  customer_sealed, started_at, topic, product, csat, recording, test, heard_at)
                values (:id, :conversation, :channel, :agent, :team, :customer, :keyId, :sealed, :started, :topic, :product, :csat,
                  :recording, :test, :heard)""").params(head(begun)).update();
    }

    /** With what was said since: how many messages, which is the last, and since when the customer waits. */
    void change(Running changed, int added) {
        jdbc.sql("""
                update live_conversation c set channel = :channel, agent_id = :agent, team_id = :team, customer_ref = :customer,
                  customer_key_id = :keyId, customer_sealed = :sealed, started_at = :started, topic = :topic, product = :product,
                  csat = :csat, recording = :recording, test = :test, heard_at = :heard, revision = revision + 1,
                  message_count = message_count + :added,
                  (last_sender, last_text, last_at) = (
                    select sender, left(text, 200), sent_at from live_message m where m.live_id = c.id
                    order by sent_at desc, number desc limit 1),
                  waiting_since = (
                    select min(m.sent_at) from live_message m
                    where m.live_id = c.id and m.sender = 'CUSTOMER' and not exists (
                      select from live_message a
                      where a.live_id = c.id and a.sender = 'AGENT' and (a.sent_at, a.number) > (m.sent_at, m.number)))
                where id = :id""").params(head(changed)).param("added", added).update();
    }

    Set<String> known(UUID liveId, List<String> keys) {
        return new HashSet<>(jdbc.sql("select key from live_message where live_id = :id and key = any(:keys)")
                .param("id", liveId)
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    void add(UUID liveId, int count, List<Kept> messages) {
        jdbc.sql("""
                insert into live_message (live_id, number, key, sender, sent_at, text, key_id, sealed)
                select :id, :count + number, key, sender, sent_at, text, key_id, sealed
                from unnest(cast(:keys as text[]), cast(:senders as text[]), cast(:times as timestamptz[]), cast(:texts as text[]),
                  cast(:keyIds as text[]), cast(:seals as bytea[])) with ordinality
                  as m (key, sender, sent_at, text, key_id, sealed, number)""")
                .param("id", liveId)
                .param("count", count)
                .param("keys", column(messages, Kept::key, String[]::new))
                .param("senders", column(messages, m -> m.sender().name(), String[]::new))
                .param("times", column(messages, m -> m.sentAt().toString(), String[]::new))
                .param("texts", column(messages, Kept::text, String[]::new))
                .param("keyIds", column(messages, m -> keyId(m.sealed()), String[]::new))
                .param("seals", column(messages, m -> bytes(m.sealed()), byte[][]::new))
                .update();
    }

    /** In the order in which it was said. */
    List<Kept> messages(UUID liveId) {
        return jdbc.sql("select * from live_message where live_id = :id order by sent_at, number")
                .param("id", liveId)
                .query((row, n) -> new Kept(
                        row.getString("key"),
                        Sender.valueOf(row.getString("sender")),
                        instant(row.getObject("sent_at", OffsetDateTime.class)),
                        row.getString("text"),
                        sealed(row, "key_id", "sealed")))
                .list();
    }

    void end(UUID liveId, String conversationId, @Nullable UUID interactionId, Instant now) {
        jdbc.sql("delete from live_conversation where id = :id")
                .param("id", liveId)
                .update();
        jdbc.sql("""
                insert into live_ending (live_id, conversation_id, interaction_id, noted_at)
                values (:id, :conversation, :interaction, :now)""")
                .param("id", liveId)
                .param("conversation", conversationId)
                .param("interaction", interactionId)
                .param("now", utc(now))
                .update();
    }

    void forgetEndingsBefore(Instant moment) {
        jdbc.sql("delete from live_ending where noted_at < :moment")
                .param("moment", utc(moment))
                .update();
    }

    private static Map<String, @Nullable Object> head(Running running) {
        Map<String, @Nullable Object> head = new HashMap<>();
        head.put("id", running.id());
        head.put("conversation", running.conversationId());
        head.put("channel", running.channel());
        head.put("agent", running.agentId());
        head.put("team", running.teamId());
        head.put("customer", running.customerRef());
        head.put("keyId", keyId(running.customerSealed()));
        head.put("sealed", bytes(running.customerSealed()));
        head.put("started", utc(running.startedAt()));
        head.put("topic", running.topic());
        head.put("product", running.product());
        head.put("csat", running.csat());
        head.put("recording", running.recording());
        head.put("test", running.test());
        head.put("heard", utc(running.heardAt()));
        return head;
    }

    private static Running running(ResultSet row) throws SQLException {
        OffsetDateTime lastAt = row.getObject("last_at", OffsetDateTime.class);
        return new Running(
                row.getObject("id", UUID.class),
                row.getString("conversation_id"),
                row.getString("channel"),
                row.getObject("agent_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getString("customer_ref"),
                sealed(row, "customer_key_id", "customer_sealed"),
                instant(row.getObject("started_at", OffsetDateTime.class)),
                row.getString("topic"),
                row.getString("product"),
                row.getObject("csat", Integer.class),
                row.getString("recording"),
                row.getBoolean("test"),
                row.getInt("message_count"),
                lastAt == null ? null : instant(lastAt),
                instant(row.getObject("heard_at", OffsetDateTime.class)));
    }

    private static Ending ending(ResultSet row) throws SQLException {
        return new Ending(
                row.getObject("live_id", UUID.class),
                row.getString("conversation_id"),
                row.getObject("interaction_id", UUID.class),
                row.getObject("team_id", UUID.class));
    }

    private static @Nullable Sealed sealed(ResultSet row, String keyId, String bytes) throws SQLException {
        String id = row.getString(keyId);
        return id == null ? null : new Sealed(id, row.getBytes(bytes));
    }

    private static @Nullable String keyId(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.keyId();
    }

    private static byte @Nullable [] bytes(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.bytes();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static <T> T[] column(
            List<Kept> messages, Function<Kept, ? extends @Nullable T> value, IntFunction<T[]> array) {
        return messages.stream().map(value).toArray(array);
    }
}
