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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate template;
    private final Teams teams;
    private final JsonMapper json;
    private final Masker masker;
    private final Sealing sealing;
    private final Shelves shelves;

    JdbcInteractions(
            JdbcClient jdbc,
            JdbcTemplate template,
            Teams teams,
            JsonMapper json,
            Masker masker,
            Sealing sealing,
            Shelves shelves) {
        this.jdbc = jdbc;
        this.template = template;
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
        return write(ready(conversations));
    }

    /** Masks and encrypts, on all processors, and makes the months: what can be done before the transaction. */
    List<Ready> ready(Collection<NewConversation> conversations) {
        if (conversations.isEmpty()) {
            return List.of();
        }
        shelves.open(conversations.stream().map(NewConversation::startedAt).toList());
        return conversations.parallelStream().map(this::ready).toList();
    }

    /**
     * Stores what is not known yet, in the caller's transaction. The heads say what is new; what was said follows by COPY.
     *
     * @return the conversation ids that were new
     */
    @Transactional
    public Set<String> write(List<Ready> all) {
        if (all.isEmpty()) {
            return Set.of();
        }
        // A draw waits until what is on its way in is in, so that it can be repeated for ever.
        jdbc.sql("select pg_advisory_xact_lock_shared(" + DrawLock.KEY + ")")
                .query((row, n) -> "")
                .single();
        // Once more: a month that was given up meanwhile is refused, and its originals' may be gone.
        shelves.open(all.stream().map(ready -> ready.of().startedAt()).toList());
        Function<NewConversation, @Nullable UUID> teamOf =
                teamsOf(all.stream().map(Ready::of).toList());
        Map<String, Optional<Integer>> fresh = insertHeads(all, teamOf);
        List<Ready> added = new ArrayList<>();
        CopyRows said = new CopyRows();
        CopyRows originals = new CopyRows();
        for (Ready ready : all) {
            NewConversation of = ready.of();
            Optional<Integer> handling = fresh.get(of.conversationId());
            if (handling == null) {
                continue;
            }
            added.add(ready);
            String shelf = Shelves.of(of.startedAt());
            said.value(shelf)
                    .value(ready.id())
                    .value(of.startedAt())
                    .value(teamOf.apply(of))
                    .value(of.agentId())
                    .value(of.channel())
                    .value(of.topic())
                    .value(of.product())
                    .value(of.csat())
                    .value(handling.orElse(null))
                    .value(ready.customerRef())
                    .value(ready.customerKey())
                    .text(ready.messages())
                    .end();
            Sealed original = ready.original();
            if (original != null) {
                originals
                        .value(shelf)
                        .value(ready.id())
                        .value(original.keyId())
                        .hexadecimal(original.bytes())
                        .end();
            }
        }
        copy("""
                transcript (shelf, interaction_id, started_at, team_id, agent_id, channel, topic, product, csat,
                  handling_seconds, customer_ref, customer_key, messages)""", said);
        copy("transcript_original (shelf, interaction_id, key_id, sealed)", originals);
        rememberChoices("interaction_channel", added, NewConversation::channel);
        rememberChoices("interaction_topic", added, NewConversation::topic);
        rememberChoices("interaction_product", added, NewConversation::product);
        return fresh.keySet();
    }

    /** @return how long each took, by the conversation ids that were new */
    private Map<String, Optional<Integer>> insertHeads(
            List<Ready> all, Function<NewConversation, @Nullable UUID> teamOf) {
        return jdbc
                .sql("""
                insert into interaction (id, conversation_id, channel, agent_id, team_id, started_at, ended_at, topic, product,
                  csat, message_count, recording, test)
                select * from unnest(cast(:ids as uuid[]), cast(:conversations as text[]), cast(:channels as text[]),
                  cast(:agents as uuid[]), cast(:teams as uuid[]), cast(:started as timestamptz[]),
                  cast(:ended as timestamptz[]), cast(:topics as text[]), cast(:products as text[]), cast(:csats as smallint[]),
                  cast(:counts as int[]), cast(:recordings as text[]), cast(:tests as boolean[]))
                on conflict (conversation_id) do nothing
                returning conversation_id, handling_seconds""")
                .param("ids", column(all, Ready::id, UUID[]::new))
                .param("conversations", column(all, r -> r.of().conversationId(), String[]::new))
                .param("channels", column(all, r -> r.of().channel(), String[]::new))
                .param("agents", column(all, r -> r.of().agentId(), UUID[]::new))
                .param("teams", column(all, r -> teamOf.apply(r.of()), UUID[]::new))
                .param("started", column(all, r -> r.of().startedAt().toString(), String[]::new))
                .param("ended", column(all, r -> text(r.of().endedAt()), String[]::new))
                .param("topics", column(all, r -> r.of().topic(), String[]::new))
                .param("products", column(all, r -> r.of().product(), String[]::new))
                .param("csats", column(all, r -> r.of().csat(), Integer[]::new))
                .param("counts", column(all, r -> r.of().messages().size(), Integer[]::new))
                .param("recordings", column(all, r -> r.of().recording(), String[]::new))
                .param("tests", column(all, r -> r.of().test(), Boolean[]::new))
                .query((row, n) -> Map.entry(row.getString(1), Optional.ofNullable(row.getObject(2, Integer.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void copy(String target, CopyRows rows) {
        if (!rows.isEmpty()) {
            template.execute((ConnectionCallback<Long>) connection -> rows.into(connection, target));
        }
    }

    /** In one order, so that two who store the same new ones never wait for each other. */
    private void rememberChoices(
            String table, List<Ready> added, Function<NewConversation, ? extends @Nullable String> choice) {
        String[] choices = added.stream()
                .map(ready -> choice.apply(ready.of()))
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        if (choices.length > 0) {
            jdbc.sql("insert into " + table + " select unnest(:choices) on conflict do nothing")
                    .param("choices", choices)
                    .update();
        }
    }

    /** What started before is refused: its retention period is over. */
    Instant since() {
        return shelves.since();
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
     * @param messages JSON
     * @param original null when masking changed nothing
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Ready(
            UUID id,
            NewConversation of,
            String customerRef,
            @Nullable Long customerKey,
            byte[] messages,
            @Nullable Sealed original) {}

    private Ready ready(NewConversation conversation) {
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
        return new Ready(
                id,
                conversation,
                customerRef,
                conversation.customerRef().isEmpty() ? null : sealing.pseudonym(conversation.customerRef()),
                json.writeValueAsBytes(masked),
                changed
                        ? sealing.seal(id, json.writeValueAsBytes(new Original(conversation.customerRef(), said)))
                        : null);
    }

    List<Message> messages(@Nullable String stored) {
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
            List<Ready> conversations, Function<Ready, ? extends @Nullable T> value, IntFunction<T[]> array) {
        return conversations.stream().map(value).toArray(array);
    }
}
