package id.binamutu.interaction;

import id.binamutu.people.Membership;
import id.binamutu.people.Teams;
import id.binamutu.privacy.Masker;
import id.binamutu.privacy.Sealed;
import id.binamutu.privacy.Sealing;
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
import org.hibernate.id.uuid.UuidVersion7Strategy;
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
    private final Masker masker;
    private final Sealing sealing;
    private final Shelves shelves;

    JdbcInteractions(JdbcClient jdbc, Teams teams, JsonMapper json, Masker masker, Sealing sealing, Shelves shelves) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.json = json;
        this.masker = masker;
        this.sealing = sealing;
        this.shelves = shelves;
    }

    /** How a message is kept; the short form of its JSON is part of the migration. */
    record StoredMessage(String sender, String sent_at, String text) {}

    /** What is encrypted. */
    record Original(String customerRef, List<StoredMessage> messages) {}

    @Override
    @Transactional(readOnly = true)
    public Conversation read(UUID id) {
        return jdbc.sql("""
                select i.*, t.customer_ref, t.messages
                from interaction i
                left join transcript t on t.interaction_id = i.id and t.shelf in (shelf_of(i.started_at), 'infinity')
                where i.id = :id""")
                .param("id", id)
                .query((row, n) -> new Conversation(
                        summary(row), row.getString("customer_ref"), messages(row.getString("messages"))))
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
        shelves.open(conversations.stream().map(NewConversation::startedAt).toList());
        // A draw waits until what is on its way in is in, so that it can be repeated for ever.
        jdbc.sql("select pg_advisory_xact_lock_shared(" + DrawLock.KEY + ")")
                .query((row, n) -> "")
                .single();
        List<Masked> all = conversations.stream().map(this::masked).toList();
        Function<NewConversation, @Nullable UUID> teamOf = teamsOf(conversations);
        return new HashSet<>(jdbc.sql("""
                with incoming as (
                  select * from unnest(cast(:ids as uuid[]), cast(:conversations as text[]), cast(:channels as text[]),
                    cast(:agents as uuid[]), cast(:teams as uuid[]), cast(:started as timestamptz[]),
                    cast(:ended as timestamptz[]), cast(:topics as text[]), cast(:products as text[]), cast(:csats as smallint[]),
                    cast(:counts as int[]), cast(:recordings as text[]), cast(:tests as boolean[]), cast(:customers as text[]),
                    cast(:customerKeys as bigint[]), cast(:messages as text[]), cast(:keyIds as text[]),
                    cast(:originals as bytea[]))
                  as t (id, conversation_id, channel, agent_id, team_id, started_at, ended_at, topic, product, csat,
                    message_count, recording, test, customer_ref, customer_key, messages, key_id, original)),
                inserted as (
                  insert into interaction (id, conversation_id, channel, agent_id, team_id, started_at, ended_at, topic, product,
                    csat, message_count, recording, test)
                  select id, conversation_id, channel, agent_id, team_id, started_at, ended_at, topic, product, csat,
                    message_count, recording, test from incoming
                  on conflict (conversation_id) do nothing
                  returning id, conversation_id, channel, topic, product, handling_seconds),
                fresh as materialized (
                  select incoming.*, handling_seconds, shelf_of(started_at) as shelf
                  from incoming join inserted using (id)),
                said as (
                  insert into transcript (shelf, interaction_id, started_at, team_id, agent_id, channel, topic, product, csat,
                    handling_seconds, customer_ref, customer_key, messages)
                  select shelf, id, started_at, team_id, agent_id, channel, topic, product, csat,
                    handling_seconds, customer_ref, customer_key, cast(messages as jsonb) from fresh),
                originals as (
                  insert into transcript_original (shelf, interaction_id, key_id, sealed)
                  select shelf, id, key_id, original from fresh where original is not null),
                channels as (
                  insert into interaction_channel select distinct channel from inserted on conflict do nothing),
                topics as (
                  insert into interaction_topic select distinct topic from inserted where topic is not null
                  on conflict do nothing),
                products as (
                  insert into interaction_product select distinct product from inserted where product is not null
                  on conflict do nothing)
                select conversation_id from inserted""")
                .param("ids", column(all, Masked::id, UUID[]::new))
                .param("conversations", column(all, m -> m.of().conversationId(), String[]::new))
                .param("channels", column(all, m -> m.of().channel(), String[]::new))
                .param("agents", column(all, m -> m.of().agentId(), UUID[]::new))
                .param("teams", column(all, m -> teamOf.apply(m.of()), UUID[]::new))
                .param("started", column(all, m -> m.of().startedAt().toString(), String[]::new))
                .param("ended", column(all, m -> text(m.of().endedAt()), String[]::new))
                .param("topics", column(all, m -> m.of().topic(), String[]::new))
                .param("products", column(all, m -> m.of().product(), String[]::new))
                .param("csats", column(all, m -> m.of().csat(), Integer[]::new))
                .param("counts", column(all, m -> m.of().messages().size(), Integer[]::new))
                .param("recordings", column(all, m -> m.of().recording(), String[]::new))
                .param("tests", column(all, m -> m.of().test(), Boolean[]::new))
                .param("customers", column(all, Masked::customerRef, String[]::new))
                .param("customerKeys", column(all, Masked::customerKey, Long[]::new))
                .param("messages", column(all, Masked::messages, String[]::new))
                .param(
                        "keyIds",
                        column(
                                all,
                                m -> m.original() == null ? null : m.original().keyId(),
                                String[]::new))
                .param(
                        "originals",
                        column(
                                all,
                                m -> m.original() == null ? null : m.original().bytes(),
                                byte[][]::new))
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
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)),
                row.getString("topic"),
                row.getString("product"),
                row.getObject("csat", Integer.class),
                row.getInt("message_count"));
    }

    private Function<NewConversation, @Nullable UUID> teamsOf(Collection<NewConversation> conversations) {
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

    /**
     * A conversation as it is stored.
     *
     * @param customerKey null when there is no reference
     * @param original null when masking changed nothing
     */
    private record Masked(
            UUID id,
            NewConversation of,
            String customerRef,
            @Nullable Long customerKey,
            String messages,
            @Nullable Sealed original) {}

    private Masked masked(NewConversation conversation) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        String customerRef = masker.mask(conversation.customerRef());
        List<StoredMessage> said = new ArrayList<>();
        List<StoredMessage> masked = new ArrayList<>();
        for (NewConversation.NewMessage message : conversation.messages()) {
            String sender = message.sender().name();
            String sentAt = message.sentAt().toString();
            said.add(new StoredMessage(sender, sentAt, message.text()));
            masked.add(new StoredMessage(sender, sentAt, masker.mask(message.text())));
        }
        boolean changed = !customerRef.equals(conversation.customerRef()) || !masked.equals(said);
        return new Masked(
                id,
                conversation,
                customerRef,
                conversation.customerRef().isEmpty() ? null : sealing.pseudonym(conversation.customerRef()),
                json.writeValueAsString(masked),
                changed
                        ? sealing.seal(id, json.writeValueAsBytes(new Original(conversation.customerRef(), said)))
                        : null);
    }

    private List<Message> messages(@Nullable String stored) {
        if (stored == null) {
            return List.of();
        }
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

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> T[] column(
            List<Masked> conversations, Function<Masked, ? extends @Nullable T> value, IntFunction<T[]> array) {
        return conversations.stream().map(value).toArray(array);
    }
}
