package id.binamutu.live;

import id.binamutu.audit.Trail;
import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.InteractionWriter;
import id.binamutu.interaction.Interactions;
import id.binamutu.interaction.Message;
import id.binamutu.interaction.NewConversation;
import id.binamutu.people.Directory;
import id.binamutu.people.Teams;
import id.binamutu.privacy.Masker;
import id.binamutu.privacy.Sealed;
import id.binamutu.privacy.Sealing;
import id.binamutu.web.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what runs as it comes: in any order, twice, or from two sides at once. */
@Service
class LiveService implements LiveConversations {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final LiveStore store;
    private final InteractionWriter writer;
    private final Interactions interactions;
    private final Teams teams;
    private final Directory directory;
    private final Masker masker;
    private final Sealing sealing;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final LiveNews news;
    private final Clock clock;

    LiveService(
            LiveStore store,
            InteractionWriter writer,
            Interactions interactions,
            Teams teams,
            Directory directory,
            Masker masker,
            Sealing sealing,
            Trail trail,
            ApplicationEventPublisher events,
            LiveNews news,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.interactions = interactions;
        this.teams = teams;
        this.directory = directory;
        this.masker = masker;
        this.sealing = sealing;
        this.trail = trail;
        this.events = events;
        this.news = news;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Outcome receive(LiveUpdate told) {
        LiveUpdate update = Arrived.checked(told, clock.instant());
        Optional<Running> running = store.hold(update.conversationId());
        if (running.isPresent()) {
            return goOn(running.get(), update);
        }
        // Not there, or gone while we waited for its row: under its name it is told for certain.
        store.holdName(update.conversationId());
        running = store.hold(update.conversationId());
        if (running.isPresent()) {
            return goOn(running.get(), update);
        }
        Optional<UUID> interaction = store.interaction(update.conversationId());
        if (interaction.isPresent()) {
            return isKnown(update, interactions.read(interaction.get())) ? Outcome.UNCHANGED : Outcome.CLOSED;
        }
        if (store.ending(update.conversationId()).isPresent()) {
            return update.agentId() == null ? Outcome.UNCHANGED : Outcome.CLOSED;
        }
        return begin(update);
    }

    /** Ends one that nobody did, unless something was heard of it meanwhile. */
    @Transactional
    public void close(String conversationId, Instant silentSince) {
        store.hold(conversationId)
                .filter(running -> running.heardAt().isBefore(silentSince))
                .ifPresent(running -> {
                    Instant last = running.lastAt();
                    Instant started = running.startedAt();
                    end(running, last == null || last.isBefore(started) ? started : last, said(running));
                });
    }

    private Outcome begin(LiveUpdate update) {
        if (update.channel() == null) {
            throw RuleViolation.at("channel", "live.bad.first", "channel");
        }
        if (update.startedAt() == null) {
            throw RuleViolation.at("startedAt", "live.bad.first", "startedAt");
        }
        Running begun = merged(
                new Running(
                        UuidVersion7Strategy.INSTANCE.generateUuid(null),
                        update.conversationId(),
                        update.channel(),
                        null,
                        null,
                        "",
                        null,
                        update.startedAt(),
                        null,
                        null,
                        null,
                        null,
                        update.test(),
                        0,
                        null,
                        clock.instant()),
                update);
        if (update.endedAt() != null) {
            return end(begun, update.endedAt(), said(update));
        }
        store.begin(begun);
        int added = fresh(begun, update.messages());
        if (added > 0) {
            store.change(begun, added);
        }
        news.of(begun.id());
        return Outcome.BEGUN;
    }

    private Outcome goOn(Running running, LiveUpdate update) {
        Running merged = merged(running, update);
        Instant ended = update.endedAt();
        Arrived.notBefore(merged.startedAt(), ended);
        boolean changed = !isSame(running, merged);
        int added = fresh(running, update.messages());
        if (added == 0 && !changed && ended == null) {
            return Outcome.UNCHANGED;
        }
        if (ended != null) {
            return end(merged, ended, said(merged));
        }
        store.change(merged, added);
        news.of(merged.id());
        return Outcome.ADDED;
    }

    /** Adds what was not known yet; who calls holds the conversation. */
    private int fresh(Running running, List<LiveUpdate.LiveMessage> messages) {
        if (messages.isEmpty()) {
            return 0;
        }
        Map<String, LiveUpdate.LiveMessage> byKey = byKey(messages);
        if (running.messageCount() > 0) {
            store.known(running.id(), List.copyOf(byKey.keySet())).forEach(byKey::remove);
        }
        if (byKey.isEmpty()) {
            return 0;
        }
        Arrived.count(running.messageCount() + byKey.size());
        List<LiveStore.Kept> kept = new ArrayList<>();
        byKey.forEach((key, message) -> {
            String masked = masker.mask(message.text());
            kept.add(new LiveStore.Kept(
                    key, message.sender(), message.sentAt(), masked, sealed(running.id(), message.text(), masked)));
        });
        store.add(running.id(), running.messageCount(), kept);
        return kept.size();
    }

    private Map<String, LiveUpdate.LiveMessage> byKey(List<LiveUpdate.LiveMessage> messages) {
        Map<String, LiveUpdate.LiveMessage> byKey = new LinkedHashMap<>();
        messages.forEach(message -> byKey.putIfAbsent(key(message), message));
        return byKey;
    }

    private String key(LiveUpdate.LiveMessage message) {
        return message.messageId() != null
                ? "id:" + message.messageId()
                : "said:"
                        + Long.toHexString(
                                sealing.pseudonym(message.sender() + " " + message.sentAt() + " " + message.text()));
    }

    private Running merged(Running running, LiveUpdate update) {
        UUID agent = or(update.agentId(), running.agentId());
        Instant started = update.startedAt() == null ? running.startedAt() : update.startedAt();
        boolean moved = !Objects.equals(agent, running.agentId()) || !started.equals(running.startedAt());
        if (update.agentId() != null
                && !update.agentId().equals(running.agentId())
                && directory.names(List.of(update.agentId())).isEmpty()) {
            throw RuleViolation.at("agentId", "live.bad.agent");
        }
        String told = update.customerRef();
        String customer = running.customerRef();
        Sealed customerSealed = running.customerSealed();
        if (told != null && !told.equals(customerRef(running))) {
            customer = masker.mask(told);
            customerSealed = sealed(running.id(), told, customer);
        }
        return new Running(
                running.id(),
                running.conversationId(),
                update.channel() == null ? running.channel() : update.channel(),
                agent,
                moved ? teamOf(agent, started) : running.teamId(),
                customer,
                customerSealed,
                started,
                or(update.topic(), running.topic()),
                or(update.product(), running.product()),
                or(update.csat(), running.csat()),
                or(update.recording(), running.recording()),
                running.test() || update.test(),
                running.messageCount(),
                running.lastAt(),
                clock.instant());
    }

    private @Nullable UUID teamOf(@Nullable UUID agent, Instant started) {
        return agent == null
                ? null
                : teams.teamOf(agent, LocalDate.ofInstant(started, JAKARTA)).orElse(null);
    }

    private static boolean isSame(Running before, Running after) {
        return before.channel().equals(after.channel())
                && Objects.equals(before.agentId(), after.agentId())
                && before.customerRef().equals(after.customerRef())
                && before.customerSealed() == after.customerSealed()
                && before.startedAt().equals(after.startedAt())
                && Objects.equals(before.topic(), after.topic())
                && Objects.equals(before.product(), after.product())
                && Objects.equals(before.csat(), after.csat())
                && Objects.equals(before.recording(), after.recording())
                && before.test() == after.test();
    }

    /** What it says itself, when it comes complete. */
    private List<NewConversation.NewMessage> said(LiveUpdate update) {
        return byKey(update.messages()).values().stream()
                .map(message -> new NewConversation.NewMessage(message.sender(), message.sentAt(), message.text()))
                .sorted(Comparator.comparing(NewConversation.NewMessage::sentAt))
                .toList();
    }

    /** As it came, with its originals, so that it is masked and sealed like every other. */
    private List<NewConversation.NewMessage> said(Running running) {
        return store.messages(running.id()).stream()
                .map(kept -> new NewConversation.NewMessage(
                        kept.sender(), kept.sentAt(), opened(running.id(), kept.sealed(), kept.text())))
                .toList();
    }

    private Outcome end(Running running, Instant endedAt, List<NewConversation.NewMessage> said) {
        UUID agent = running.agentId();
        if (agent == null) {
            store.end(running.id(), running.conversationId(), null, clock.instant());
            trail.record("live.dropped", "live-conversation", running.id());
            news.of(running.id());
            return Outcome.ENDED;
        }
        Set<String> stored = writer.store(List.of(new NewConversation(
                running.conversationId(),
                running.channel(),
                agent,
                customerRef(running),
                running.startedAt(),
                endedAt,
                running.topic(),
                running.product(),
                running.csat(),
                running.recording(),
                running.test(),
                said)));
        UUID interaction = store.interaction(running.conversationId()).orElseThrow();
        store.end(running.id(), running.conversationId(), interaction, clock.instant());
        events.publishEvent(new ConversationEnded(running.conversationId(), interaction));
        news.of(running.id());
        // A file may have brought it in meanwhile; what ended does not change.
        return stored.isEmpty() ? Outcome.CLOSED : Outcome.ENDED;
    }

    /** Whether nothing that is told is new to what was stored, as far as masked text tells. */
    private boolean isKnown(LiveUpdate update, Conversation stored) {
        if (stored.disposed()) {
            return false;
        }
        Set<Message> said = new HashSet<>();
        stored.messages()
                .forEach(message -> said.add(new Message(0, message.sender(), message.sentAt(), message.text())));
        var summary = stored.summary();
        return isTold(update.channel(), summary.channel())
                && isTold(update.agentId(), summary.agentId())
                && isTold(update.customerRef() == null ? null : masker.mask(update.customerRef()), stored.customerRef())
                && isTold(update.startedAt(), summary.startedAt())
                && isTold(update.endedAt(), summary.endedAt())
                && isTold(update.topic(), summary.topic())
                && isTold(update.product(), summary.product())
                && isTold(update.csat(), summary.csat())
                && update.messages().stream()
                        .allMatch(message -> said.contains(
                                new Message(0, message.sender(), message.sentAt(), masker.mask(message.text()))));
    }

    private static boolean isTold(@Nullable Object told, @Nullable Object stored) {
        return told == null || told.equals(stored);
    }

    private String customerRef(Running running) {
        return opened(running.id(), running.customerSealed(), running.customerRef());
    }

    private @Nullable Sealed sealed(UUID about, String text, String masked) {
        return masked.equals(text) ? null : sealing.seal(about, text.getBytes(StandardCharsets.UTF_8));
    }

    private String opened(UUID about, @Nullable Sealed sealed, String masked) {
        return sealed == null ? masked : new String(sealing.open(about, sealed), StandardCharsets.UTF_8);
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T before) {
        return told == null ? before : told;
    }
}
