package id.binamutu.demo;

import id.binamutu.signature.SignerCredentials;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** While demo content is made, hundreds of signatures go without the slow hash; in that thread only. */
@Component
@Primary
@Profile("demo")
class DemoCredentials implements SignerCredentials {
    private final SignerCredentials real;
    private final DemoClock clock;

    DemoCredentials(@Qualifier("personCredentials") SignerCredentials real, DemoClock clock) {
        this.real = real;
        this.clock = clock;
    }

    @Override
    public boolean matches(UUID signerId, String password) {
        return clock.isTravelling() ? DemoPeople.PASSWORD.equals(password) : real.matches(signerId, password);
    }
}
