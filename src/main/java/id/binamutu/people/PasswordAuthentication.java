package id.binamutu.people;

import id.binamutu.audit.Trail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signing in with employee number or e-mail and password. Unknown, deactivated and wrong look the same and take the same time. */
@Component
class PasswordAuthentication implements AuthenticationProvider {

    private static final UUID NOBODY = new UUID(0, 0);

    private final PersonRepository people;
    private final PasswordEncoder encoder;
    private final SignInGuard guard;
    private final Trail trail;
    private final String hashOfNobody;

    PasswordAuthentication(PersonRepository people, PasswordEncoder encoder, SignInGuard guard, Trail trail) {
        this.people = people;
        this.encoder = encoder;
        this.guard = guard;
        this.trail = trail;
        this.hashOfNobody = encoder.encode(UUID.randomUUID().toString());
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        String login = asked.getName().strip();
        String password = String.valueOf(asked.getCredentials());
        String address = addressOf(asked);
        Optional<Person> person = people.findByLogin(login);
        String account = person.map(known -> accountOf(known.id())).orElseGet(() -> accountOf(login));
        Optional<Duration> delay = guard.delay(account, address);
        if (delay.isPresent()) {
            throw new SignInDelayed(delay.get());
        }
        Optional<Person> admitted = person.filter(Person::active).filter(known -> known.passwordHash() != null);
        if (!encoder.matches(password, admitted.map(Person::passwordHash).orElse(hashOfNobody)) || admitted.isEmpty()) {
            trail.record(
                    "person.sign-in-refused",
                    "person",
                    person.map(Person::id).orElse(NOBODY),
                    Map.of("address", address));
            throw new BadCredentialsException("wrong");
        }
        guard.succeeded(account, address);
        UUID id = admitted.get().id();
        trail.record("person.signed-in", "person", id, Map.of("address", address));
        var result = UsernamePasswordAuthenticationToken.authenticated(new SignedIn(id), null, List.of());
        result.setDetails(asked.getDetails());
        return result;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    static String accountOf(UUID personId) {
        return personId.toString();
    }

    /** What was typed may be a password in the wrong field, so it is not kept as it is. */
    private static String accountOf(String login) {
        return "?" + UUID.nameUUIDFromBytes(login.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static String addressOf(Authentication asked) {
        Object details = asked.getDetails();
        @Nullable String address = details instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : null;
        return address == null ? "-" : address;
    }
}
