package id.binamutu.interaction;

import id.binamutu.audit.Trail;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.privacy.Masker;
import id.binamutu.privacy.Sealed;
import id.binamutu.privacy.Sealing;
import id.binamutu.signature.SignerCredentials;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The original of a conversation: for those with a right of their own, with a reason, and never without an entry. */
@Service
class Unmaskings {

    private final JdbcClient jdbc;
    private final Interactions interactions;
    private final Sealing sealing;
    private final Masker masker;
    private final SignerCredentials credentials;
    private final Trail trail;
    private final JsonMapper json;
    private final Clock clock;

    Unmaskings(
            JdbcClient jdbc,
            Interactions interactions,
            Sealing sealing,
            Masker masker,
            SignerCredentials credentials,
            Trail trail,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.interactions = interactions;
        this.sealing = sealing;
        this.masker = masker;
        this.credentials = credentials;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    record Entry(String name, String employeeId, String reason, Instant at) {}

    /**
     * What the page of a conversation says of its original.
     *
     * @param offered whether the reader may open it and there is one
     * @param entries who saw it; empty for those who do not read the trail
     */
    record View(boolean offered, List<Entry> entries) {}

    @Transactional(readOnly = true)
    public View of(UUID interactionId, Viewer viewer) {
        boolean readsTrail = viewer.is(Role.QUALITY_CONTROL) || viewer.is(Role.MANAGER) || viewer.is(Role.ADMIN);
        boolean offered = jdbc.sql("""
                        select exists (
                            select from unmasking_right
                            where person_id = :person and withdrawn_at is null and valid_until >= :today)
                          and exists (select from transcript_original where interaction_id = :id)""")
                .param("person", viewer.id())
                .param("today", LocalDate.now(clock))
                .param("id", interactionId)
                .query(Boolean.class)
                .single();
        List<Entry> entries = !readsTrail
                ? List.of()
                : jdbc.sql("""
                        select p.name, p.employee_id, u.reason, u.unmasked_at
                        from unmasking u join person p on p.id = u.person_id
                        where u.interaction_id = :id order by u.unmasked_at desc limit 50""")
                        .param("id", interactionId)
                        .query((row, n) -> new Entry(
                                row.getString("name"),
                                row.getString("employee_id"),
                                row.getString("reason"),
                                row.getObject("unmasked_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list();
        return new View(offered, entries);
    }

    /**
     * The conversation whose original the viewer may ask for.
     *
     * @throws NotFoundException when it is another team's, there is no original (any more), or the viewer has no right
     */
    @Transactional(readOnly = true)
    public Conversation readable(UUID interactionId, Viewer viewer) {
        Conversation conversation = interactions.read(interactionId);
        if (!viewer.mayReadTeam(conversation.summary().teamId())
                || !of(interactionId, viewer).offered()) {
            throw new NotFoundException();
        }
        return conversation;
    }

    /** Opens it, after an entry was made of who did and why. */
    @Transactional
    public Conversation open(UUID interactionId, Viewer viewer, OriginalForm form) {
        Conversation conversation = readable(interactionId, viewer);
        if (!credentials.matches(viewer.id(), form.password())) {
            throw RuleViolation.at("password", "signature.wrongPassword");
        }
        String reason = masker.mask(form.reason().strip());
        jdbc.sql("""
                insert into unmasking (id, interaction_id, person_id, reason, unmasked_at)
                values (uuidv7(), :id, :person, :reason, :at)""")
                .param("id", interactionId)
                .param("person", viewer.id())
                .param("reason", reason)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        trail.record(
                "interaction.unmasked",
                "interaction",
                interactionId,
                Map.of("conversation", conversation.summary().conversationId(), "reason", reason));
        Sealed sealed = jdbc.sql("select key_id, sealed from transcript_original where interaction_id = :id")
                .param("id", interactionId)
                .query((row, n) -> new Sealed(row.getString("key_id"), row.getBytes("sealed")))
                .single();
        if (!sealing.knows(sealed.keyId())) {
            throw RuleViolation.of("interaction.original.no-key", sealed.keyId());
        }
        JdbcInteractions.Original original =
                json.readValue(sealing.open(interactionId, sealed), JdbcInteractions.Original.class);
        List<Message> messages = new ArrayList<>();
        for (JdbcInteractions.StoredMessage message : original.messages()) {
            messages.add(new Message(
                    messages.size() + 1,
                    Sender.valueOf(message.sender()),
                    Instant.parse(message.sent_at()),
                    message.text()));
        }
        return new Conversation(conversation.summary(), original.customerRef(), messages);
    }
}
