package id.binamutu.interaction;

import id.binamutu.people.Membership;
import id.binamutu.people.Teams;
import id.binamutu.web.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcInteractions implements Interactions, InteractionWriter {

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static final TypeReference<List<StoredMessage>> MESSAGES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Teams teams;
    private final JsonMapper json;

    JdbcInteractions(JdbcClient jdbc, Teams teams, JsonMapper json) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.json = json;
    }

    /** How a message is kept; the short form of its JSON is part of the migration. */
    record StoredMessage(String sender, String sent_at, String text) {}

    @Override
    @Transactional(readOnly = true)
    public Conversation read(UUID id) {
        return jdbc.sql(
                        "select i.*, t.messages from interaction i join transcript t on t.interaction_id = i.id where i.id = :id")
                .param("id", id)
                .query((row, n) -> new Conversation(summary(row), messages(row.getString("messages"))))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, InteractionSummary> summaries(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from interaction where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> summary(row))
                .list()
                .stream()
                .collect(Collectors.toMap(InteractionSummary::id, Function.identity()));
    }

    @Override
    @Transactional
    public Set<String> store(Collection<NewConversation> conversations) {
        if (conversations.isEmpty()) {
            return Set.of();
        }
        // A draw waits until what is on its way in is in, so that it can be repeated for ever.
        jdbc.sql("select pg_advisory_xact_lock_shared(" + DrawLock.KEY + ")")
                .query((row, n) -> "")
                .single();
        List<NewConversation> all = List.copyOf(conversations);
        Function<NewConversation, @Nullable UUID> teamOf = teamsOf(all);
        return new HashSet<>(jdbc.sql("""
                with incoming as (
                  select uuidv7() as id, t.* from unnest(cast(:conversations as text[]), cast(:channels as text[]),
                    cast(:agents as uuid[]), cast(:teams as uuid[]), cast(:customers as text[]), cast(:started as timestamptz[]),
                    cast(:ended as timestamptz[]), cast(:topics as text[]), cast(:csats as smallint[]), cast(:counts as int[]),
                    cast(:recordings as text[]), cast(:messages as text[]))
                  as t (conversation_id, channel, agent_id, team_id, customer_ref, started_at, ended_at, topic, csat,
                    message_count, recording, messages)),
                inserted as (
                  insert into interaction (id, conversation_id, channel, agent_id, team_id, customer_ref, started_at, ended_at,
                    topic, csat, message_count, recording)
                  select id, conversation_id, channel, agent_id, team_id, customer_ref, started_at, ended_at, topic, csat,
                    message_count, recording from incoming
                  on conflict (conversation_id) do nothing
                  returning id, conversation_id, channel, topic),
                said as (
                  insert into transcript (interaction_id, messages)
                  select id, cast(messages as jsonb) from incoming join inserted using (id, conversation_id)),
                channels as (
                  insert into interaction_channel select distinct channel from inserted on conflict do nothing),
                topics as (
                  insert into interaction_topic select distinct topic from inserted where topic is not null
                  on conflict do nothing)
                select conversation_id from inserted""")
                .param("conversations", column(all, NewConversation::conversationId, String[]::new))
                .param("channels", column(all, NewConversation::channel, String[]::new))
                .param("agents", column(all, NewConversation::agentId, UUID[]::new))
                .param("teams", column(all, teamOf, UUID[]::new))
                .param("customers", column(all, c -> Masking.mask(c.customerRef()), String[]::new))
                .param("started", column(all, c -> c.startedAt().toString(), String[]::new))
                .param(
                        "ended",
                        column(
                                all,
                                c -> c.endedAt() == null ? null : c.endedAt().toString(),
                                String[]::new))
                .param("topics", column(all, NewConversation::topic, String[]::new))
                .param("csats", column(all, NewConversation::csat, Integer[]::new))
                .param("counts", column(all, c -> c.messages().size(), Integer[]::new))
                .param("recordings", column(all, NewConversation::recording, String[]::new))
                .param("messages", column(all, c -> masked(c.messages()), String[]::new))
                .query(String.class)
                .list());
    }

    /** @return those of the conversation ids that are stored already */
    Set<String> known(Collection<String> conversationIds) {
        return new HashSet<>(jdbc.sql("select conversation_id from interaction where conversation_id = any(:ids)")
                .param("ids", conversationIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    static InteractionSummary summary(ResultSet row) throws SQLException {
        return new InteractionSummary(
                row.getObject("id", UUID.class),
                row.getString("conversation_id"),
                row.getString("channel"),
                row.getObject("agent_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getString("customer_ref"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getString("topic"),
                row.getObject("csat", Integer.class),
                row.getInt("message_count"));
    }

    private Function<NewConversation, @Nullable UUID> teamsOf(List<NewConversation> conversations) {
        LocalDate first = conversations.stream()
                .map(JdbcInteractions::day)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = conversations.stream()
                .map(JdbcInteractions::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
        Map<UUID, List<Membership>> byAgent =
                teams.memberships(List.of(), first, last).stream().collect(Collectors.groupingBy(Membership::agentId));
        return conversation -> byAgent.getOrDefault(conversation.agentId(), List.of()).stream()
                .filter(membership -> membership.covers(day(conversation)))
                .map(Membership::teamId)
                .findFirst()
                .orElse(null);
    }

    private static LocalDate day(NewConversation conversation) {
        return LocalDate.ofInstant(conversation.startedAt(), JAKARTA);
    }

    private String masked(List<NewConversation.NewMessage> messages) {
        return json.writeValueAsString(messages.stream()
                .map(message -> new StoredMessage(
                        message.sender().name(), message.sentAt().toString(), Masking.mask(message.text())))
                .toList());
    }

    private List<Message> messages(String stored) {
        List<Message> messages = new ArrayList<>();
        for (StoredMessage message : json.readValue(stored, MESSAGES)) {
            messages.add(new Message(
                    messages.size() + 1,
                    Sender.valueOf(message.sender()),
                    Instant.parse(message.sent_at()),
                    message.text()));
        }
        return messages;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> T[] column(
            List<NewConversation> conversations,
            Function<NewConversation, ? extends @Nullable T> value,
            IntFunction<T[]> array) {
        return conversations.stream().map(value).toArray(array);
    }
}
