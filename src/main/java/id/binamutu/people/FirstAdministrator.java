package id.binamutu.people;

import id.binamutu.audit.Trail;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whoever reads the log of an empty system becomes its administrator, once. */
@Service
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final JdbcClient jdbc;
    private final PersonRepository people;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final PasswordEncoder encoder;
    private final Trail trail;
    private final Clock clock;

    FirstAdministrator(
            JdbcClient jdbc,
            PersonRepository people,
            Passwords passwords,
            PasswordPolicy policy,
            PasswordEncoder encoder,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.passwords = passwords;
        this.policy = policy;
        this.encoder = encoder;
        this.trail = trail;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void announce() {
        if (isMissing()) {
            log.warn("""


                      Belum ada pengguna. Buka /setup dan buat administrator pertama dengan token sekali pakai ini:
                      Nobody is here yet. Open /setup and make the first administrator with this one-time token:

                          {}
                    """, newToken());
        }
    }

    /** A new token; the one before is worth nothing any more. */
    @Transactional
    public String newToken() {
        String token = passwords.generate();
        jdbc.sql("""
                        insert into setup_token (token_hash) values (?)
                        on conflict (only_one) do update set token_hash = excluded.token_hash
                        """).param(hash(token)).update();
        return token;
    }

    @Transactional(readOnly = true)
    public boolean isMissing() {
        return jdbc.sql("select not exists (select from person)")
                .query(Boolean.class)
                .single();
    }

    /** The token is used up by whoever is first; the second finds neither token nor page. */
    @Transactional
    public UUID create(SetupForm form) {
        if (!isMissing()) {
            throw new NotFoundException();
        }
        policy.check(form.password(), form.employeeId(), form.name());
        int used = jdbc.sql("delete from setup_token where token_hash = ?")
                .param(hash(form.token().strip().toLowerCase(Locale.ROOT)))
                .update();
        if (used == 0) {
            throw RuleViolation.at("token", "people.setup.wrongToken");
        }
        Person person =
                new Person(form.employeeId(), form.name(), form.email(), Set.of(Role.ADMIN), LocalDate.now(clock));
        person.choosePassword(encoder.encode(form.password()));
        UUID id = people.saveAndFlush(person).id();
        trail.record("person.created", "person", id, Map.of("roles", "ADMIN", "by", "setup"));
        return id;
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
