package id.binamutu.privacy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Masks by the settings in force. Whether there are newer ones is asked at most once a second, by one of those who mask and on
 * a connection of its own, so that a change counts on every instance and an import does not wait for it.
 */
@Component
class CurrentMasker implements Masker {

    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    /** For logs, which are written where no database may be asked. */
    private static volatile MaskingRules latest = new MaskingRules(MaskingSettings.FIRST);

    private final MaskingVersions versions;
    private final TransactionTemplate apart;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable State state;

    private record State(int version, MaskingRules rules, long askedAt) {}

    CurrentMasker(MaskingVersions versions, PlatformTransactionManager transactions) {
        this.versions = versions;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @Override
    public String mask(String text) {
        return rules().mask(text);
    }

    static String maskForLog(String text) {
        return latest.mask(text);
    }

    /** What was just saved counts here at once. */
    void refresh() {
        state = null;
    }

    private MaskingRules rules() {
        State known = state;
        if (known != null && System.nanoTime() - known.askedAt() < FRESH) {
            return known.rules();
        }
        if (known != null && !asking.tryLock()) {
            return known.rules();
        }
        if (known == null) {
            asking.lock();
        }
        try {
            return ask(known);
        } finally {
            asking.unlock();
        }
    }

    private MaskingRules ask(@Nullable State known) {
        long now = System.nanoTime();
        int newest = number(apart.execute(status -> versions.newest()));
        State asked;
        if (known != null && known.version() == newest) {
            asked = new State(newest, known.rules(), now);
        } else {
            MaskingVersion version = apart.execute(status -> versions.current());
            asked = version == null
                    ? new State(0, new MaskingRules(MaskingSettings.FIRST), now)
                    : new State(version.number(), new MaskingRules(version.settings()), now);
        }
        state = asked;
        latest = asked.rules();
        return asked.rules();
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
