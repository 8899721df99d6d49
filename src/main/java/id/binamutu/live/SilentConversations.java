package id.binamutu.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Closes what nobody ended, each in a transaction of its own. */
@Component
class SilentConversations {

    private static final Duration ENDINGS_KEPT_FOR = Duration.ofDays(14);

    private final LiveStore store;
    private final LiveService service;
    private final LiveSettings settings;
    private final Clock clock;

    SilentConversations(LiveStore store, LiveService service, LiveSettings settings, Clock clock) {
        this.store = store;
        this.service = service;
        this.settings = settings;
        this.clock = clock;
    }

    void close() {
        Instant silentSince = clock.instant().minus(settings.silentFor());
        for (String conversationId : store.silentSince(silentSince)) {
            service.close(conversationId, silentSince);
        }
        store.forgetEndingsBefore(clock.instant().minus(ENDINGS_KEPT_FOR));
    }
}
