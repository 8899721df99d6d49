package id.binamutu.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The clock, which the thread that makes demo content may set back; for everybody else it is the real one. */
@Component
@Primary
@Profile("demo")
class DemoClock extends Clock {
    private final Clock real;
    private final ThreadLocal<@Nullable Instant> travelled = new ThreadLocal<>();

    DemoClock(@Qualifier("clock") Clock real) {
        this.real = real;
    }

    void travelTo(@Nullable Instant instant) {
        if (instant == null) {
            travelled.remove();
        } else {
            travelled.set(instant);
        }
    }

    boolean isTravelling() {
        return travelled.get() != null;
    }

    Clock real() {
        return real;
    }

    @Override
    public Instant instant() {
        Instant set = travelled.get();
        return set == null ? real.instant() : set;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
