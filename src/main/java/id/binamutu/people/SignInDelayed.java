package id.binamutu.people;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong tries: the password was not even looked at. */
class SignInDelayed extends AuthenticationException {

    private final Duration delay;

    SignInDelayed(Duration delay) {
        super("delayed");
        this.delay = delay;
    }

    long minutes() {
        return Math.max(1, delay.plusSeconds(59).toMinutes());
    }
}
