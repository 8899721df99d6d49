package id.binamutu.intake;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Viewer;
import id.binamutu.privacy.Sealed;
import id.binamutu.privacy.Sealing;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Chatwoot accounts as an administrator sees and sets them. */
@Service
class ChatwootAccounts {

    /** How many deliveries of an account are kept to look at. */
    static final int DELIVERIES = 100;

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;

    ChatwootAccounts(JdbcClient jdbc, Sealing sealing, Directory directory, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param lastAt of its newest delivery */
    record AccountRow(
            UUID id,
            String name,
            boolean active,
            boolean hasSecret,
            @Nullable Instant lastAt,
            @Nullable String lastOutcome) {}

    record Delivery(
            Instant at,
            String event,
            @Nullable Long number,
            String outcome,
            @Nullable String detail) {}

    /** @param person who that is here; null when nobody is known */
    record DeskUser(
            long userId,
            String name,
            @Nullable String email,
            @Nullable PersonName person,
            boolean chosen,
            int waiting) {}

    @Transactional
    public UUID create(ChatwootForm form, Viewer by) {
        UUID id = UUID.randomUUID();
        Sealed secret = sealed(id, form.givenSecret());
        jdbc.sql("""
                        insert into chatwoot_account (id, name, secret_key_id, secret, wait_minutes, active, created_by, created_at)
                        values (:id, :name, :keyId, :secret, :wait, true, :by, :now)
                        """)
                .param("id", id)
                .param("name", form.name().strip())
                .param("keyId", secret == null ? null : secret.keyId())
                .param("secret", secret == null ? null : secret.bytes())
                .param("wait", form.waitMinutes())
                .param("by", by.id())
                .param("now", Tokens.at(clock.instant()))
                .update();
        trail.record(
                "chatwoot.connected",
                "chatwoot_account",
                id,
                Map.of("name", form.name().strip(), "secret", secret != null));
        return id;
    }

    @Transactional
    public void change(UUID id, ChatwootForm form) {
        ChatwootAccount before = account(id);
        Sealed secret = sealed(id, form.givenSecret());
        int changed = jdbc.sql("""
                        update chatwoot_account set name = :name, wait_minutes = :wait, active = :active,
                          secret_key_id = coalesce(:keyId, secret_key_id), secret = coalesce(:secret, secret),
                          version = version + 1
                        where id = :id and version = :version
                        """)
                .param("id", id)
                .param("name", form.name().strip())
                .param("wait", form.waitMinutes())
                .param("active", form.isActive())
                .param("keyId", secret == null ? null : secret.keyId(), Types.VARCHAR)
                .param("secret", secret == null ? null : secret.bytes(), Types.BINARY)
                .param("version", form.version() == null ? -1 : form.version())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("the account was changed meanwhile");
        }
        trail.record(
                "chatwoot.changed",
                "chatwoot_account",
                id,
                Map.of(
                        "name", form.name().strip(),
                        "active", form.isActive(),
                        "wasActive", before.active(),
                        "newSecret", secret != null,
                        "waitMinutes", form.waitMinutes()));
    }

    private @Nullable Sealed sealed(UUID id, @Nullable String secret) {
        return secret == null ? null : sealing.seal(id, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes that the desk signs with. */
    byte[] secret(ChatwootAccount account) {
        Sealed secret = account.secret();
        return secret == null ? new byte[0] : sealing.open(account.id(), secret);
    }

    @Transactional(readOnly = true)
    public ChatwootAccount account(UUID id) {
        return find(id).orElseThrow(NotFoundException::new);
    }

    @Transactional(readOnly = true)
    public Optional<ChatwootAccount> find(UUID id) {
        return jdbc.sql("select * from chatwoot_account where id = ?")
                .param(id)
                .query(ChatwootAccounts::account)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<AccountRow> list() {
        return jdbc.sql("""
                        select a.id, a.name, a.active, a.secret is not null as has_secret, d.at, d.outcome
                        from chatwoot_account a left join lateral (
                          select at, outcome from chatwoot_delivery d where d.account_id = a.id order by d.id desc limit 1) d on true
                        order by a.active desc, lower(a.name), a.id limit 200
                        """)
                .query((row, n) -> new AccountRow(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("active"),
                        row.getBoolean("has_secret"),
                        instant(row, "at"),
                        row.getString("outcome")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Delivery> deliveries(UUID id) {
        return jdbc.sql("select * from chatwoot_delivery where account_id = ? order by id desc limit " + DELIVERIES)
                .param(id)
                .query((row, n) -> new Delivery(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("event"),
                        row.getObject("number", Long.class),
                        row.getString("outcome"),
                        row.getString("detail")))
                .list();
    }

    /** Those whom nobody is known for first. */
    @Transactional(readOnly = true)
    public List<DeskUser> users(UUID id) {
        return jdbc.sql("""
                        select u.user_id, u.name, u.email, p.id as person_id, p.employee_id, p.name as person_name,
                          u.chosen_person is not null as chosen,
                          (select count(*) from chatwoot_conversation c
                            where c.account_id = u.account_id and c.user_id = u.user_id and c.waits_for_agent)::int as waiting
                        from chatwoot_user u
                        left join person p on p.id = u.chosen_person
                          or u.chosen_person is null and u.email is not null and lower(p.email) = lower(u.email)
                        where u.account_id = :id order by p.id is not null, lower(u.name), u.user_id limit 500
                        """)
                .param("id", id)
                .query((row, n) -> {
                    UUID person = row.getObject("person_id", UUID.class);
                    return new DeskUser(
                            row.getLong("user_id"),
                            row.getString("name"),
                            row.getString("email"),
                            person == null
                                    ? null
                                    : new PersonName(
                                            person, row.getString("employee_id"), row.getString("person_name")),
                            row.getBoolean("chosen"),
                            row.getInt("waiting"));
                })
                .list();
    }

    /** Says who one of the desk's users is; without an employee number their e-mail decides again. */
    @Transactional
    public void choose(UUID id, long userId, String employeeId) {
        account(id);
        UUID person = null;
        if (!employeeId.isBlank()) {
            String number = employeeId.strip();
            person = directory.idsByEmployeeId(Set.of(number)).get(number.toUpperCase(Locale.ROOT));
            if (person == null) {
                throw RuleViolation.of("intake.chatwoot.nobody", number);
            }
        }
        int chosen = jdbc.sql(
                        "update chatwoot_user set chosen_person = :person where account_id = :id and user_id = :user")
                .param("person", person, Types.OTHER)
                .param("id", id)
                .param("user", userId)
                .update();
        if (chosen == 0) {
            throw new NotFoundException();
        }
        trail.record(
                "chatwoot.userChosen",
                "chatwoot_account",
                id,
                Map.of("user", userId, "person", person == null ? "" : person.toString()));
    }

    /**
     * Remembers the desk's users that an event names; later names and e-mails replace earlier ones. Who is known already is
     * not locked, so that an agent's conversations do not wait for each other.
     */
    void meet(UUID id, Map<Long, ChatwootEvent.User> users) {
        if (users.isEmpty()) {
            return;
        }
        Map<Long, ChatwootEvent.User> unknown = new TreeMap<>(users);
        jdbc.sql("select user_id, name, email from chatwoot_user where account_id = :id and user_id = any(:users)")
                .param("id", id)
                .param("users", users.keySet().toArray(Long[]::new))
                .query(row -> {
                    ChatwootEvent.User user = users.get(row.getLong("user_id"));
                    if (user != null
                            && user.name().equals(row.getString("name"))
                            && (user.email() == null || user.email().equals(row.getString("email")))) {
                        unknown.remove(row.getLong("user_id"));
                    }
                });
        unknown.forEach((userId, user) -> jdbc.sql("""
                        insert into chatwoot_user as u (account_id, user_id, name, email) values (:id, :user, :name, :email)
                        on conflict (account_id, user_id) do update set name = excluded.name, email = coalesce(excluded.email, u.email)
                        """)
                .param("id", id)
                .param("user", userId)
                .param("name", user.name())
                .param("email", user.email(), Types.VARCHAR)
                .update());
    }

    /** Who one of the desk's users is here. */
    Optional<UUID> person(UUID id, long userId) {
        return jdbc.sql("""
                        select coalesce(u.chosen_person, p.id) from chatwoot_user u
                        left join person p on u.email is not null and lower(p.email) = lower(u.email)
                        where u.account_id = :id and u.user_id = :user
                        """)
                .param("id", id)
                .param("user", userId)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .flatMap(found -> found);
    }

    void delivered(UUID id, String event, @Nullable Long number, String outcome, @Nullable String detail) {
        jdbc.sql("""
                        insert into chatwoot_delivery (account_id, at, event, number, outcome, detail)
                        values (:id, :now, :event, :number, :outcome, :detail)
                        """)
                .param("id", id)
                .param("now", Tokens.at(clock.instant()))
                .param("event", event)
                .param("number", number, Types.BIGINT)
                .param("outcome", outcome)
                .param("detail", detail, Types.VARCHAR)
                .update();
        jdbc.sql("""
                        delete from chatwoot_delivery where account_id = :id and id <= (
                          select id from chatwoot_delivery where account_id = :id order by id desc offset :kept limit 1)
                        """).param("id", id).param("kept", DELIVERIES).update();
    }

    private static ChatwootAccount account(ResultSet row, int n) throws SQLException {
        String keyId = row.getString("secret_key_id");
        return new ChatwootAccount(
                row.getObject("id", UUID.class),
                row.getString("name"),
                keyId == null ? null : new Sealed(keyId, row.getBytes("secret")),
                row.getInt("wait_minutes"),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
