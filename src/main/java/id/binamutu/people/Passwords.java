package id.binamutu.people;

import id.binamutu.audit.Trail;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Choosing, changing and handing out passwords. A changed one ends the person's other sessions. */
@Service
class Passwords {

    /** Without signs that are mistaken for one another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    /** Cheap to compute: what is hashed with it is 16 random signs, and has to be changed at once. */
    private static final BCryptPasswordEncoder FOR_RANDOM = new BCryptPasswordEncoder(4);

    private final PersonRepository people;
    private final PasswordPolicy policy;
    private final PasswordEncoder encoder;
    private final PersonCredentials credentials;
    private final JdbcClient jdbc;
    private final Trail trail;
    private final SecureRandom random = new SecureRandom();

    Passwords(
            PersonRepository people,
            PasswordPolicy policy,
            PasswordEncoder encoder,
            PersonCredentials credentials,
            JdbcClient jdbc,
            Trail trail) {
        this.people = people;
        this.policy = policy;
        this.encoder = encoder;
        this.credentials = credentials;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** An initial password as it is handed to its owner. */
    record Issued(String employeeId, String name, String password) {}

    @Transactional
    public void change(UUID personId, String present, String chosen, @Nullable String sessionId) {
        if (!credentials.matches(personId, present)) {
            throw RuleViolation.at("present", "people.password.wrong");
        }
        Person person = people.findById(personId).orElseThrow(NotFoundException::new);
        if (chosen.equals(present)) {
            throw RuleViolation.at("password", "people.password.same");
        }
        policy.check(chosen, person.employeeId(), person.name());
        person.choosePassword(encoder.encode(chosen));
        endSessions(personId, sessionId);
        trail.record("person.password-changed", "person", personId);
    }

    /** Gives a new initial password, which is shown this once. */
    @Transactional
    public Issued issue(UUID personId) {
        Person person = people.findById(personId).orElseThrow(NotFoundException::new);
        Issued issued = issue(person);
        endSessions(personId, null);
        return issued;
    }

    /** Gives one to everybody active who has none. */
    @Transactional
    public List<Issued> issueMissing() {
        List<Issued> issued = new ArrayList<>();
        for (Person person : people.findByActiveTrueAndPasswordHashIsNullOrderByName()) {
            issued.add(issue(person));
        }
        return issued;
    }

    private Issued issue(Person person) {
        String password = generate();
        person.receiveInitialPassword("{bcrypt}" + FOR_RANDOM.encode(password));
        trail.record("person.initial-password-issued", "person", person.id(), Map.of());
        return new Issued(person.employeeId(), person.name(), password);
    }

    String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private void endSessions(UUID personId, @Nullable String exceptSessionId) {
        jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .param(personId.toString())
                .param(exceptSessionId == null ? "" : exceptSessionId)
                .update();
    }
}
