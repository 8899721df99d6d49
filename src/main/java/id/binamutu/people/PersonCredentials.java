package id.binamutu.people;

import id.binamutu.signature.SignerCredentials;
import id.binamutu.web.RuleViolation;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Checks the password of somebody who is signed in; wrong ones count like those at the door. */
@Component
class PersonCredentials implements SignerCredentials {

    private final PersonRepository people;
    private final PasswordEncoder encoder;
    private final SignInGuard guard;

    PersonCredentials(PersonRepository people, PasswordEncoder encoder, SignInGuard guard) {
        this.people = people;
        this.encoder = encoder;
        this.guard = guard;
    }

    @Override
    public boolean matches(UUID signerId, String password) {
        String account = PasswordAuthentication.accountOf(signerId);
        String address = remoteAddress();
        guard.delay(account, address).ifPresent(delay -> {
            throw RuleViolation.at("password", "people.password.delayed", new SignInDelayed(delay).minutes());
        });
        boolean matches = people.findById(signerId)
                .filter(Person::active)
                .map(Person::passwordHash)
                .filter(hash -> encoder.matches(password, hash))
                .isPresent();
        if (matches) {
            guard.succeeded(account, address);
        }
        return matches;
    }

    private static String remoteAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : "-";
    }
}
