package id.binamutu.live;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells every instance which conversations have changed, by id only. What changed is collected and told some times a second:
 * a notification in each transaction would have them all commit one after the other.
 */
@Component
class LiveNews {

    static final String CHANNEL = "live";

    /** A notification holds less than 8,000 bytes. */
    private static final int MOST_IDS = 200;

    private final JdbcClient jdbc;
    private final Set<UUID> untold = ConcurrentHashMap.newKeySet();

    LiveNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once the transaction is committed. */
    void of(UUID liveId) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                untold.add(liveId);
            }
        });
    }

    /** What could not be told is told the next time. */
    void tell() {
        List<UUID> ids = untold.stream().limit(MOST_IDS).toList();
        while (!ids.isEmpty()) {
            ids.forEach(untold::remove);
            try {
                jdbc.sql("select pg_notify(:channel, :ids)")
                        .param("channel", CHANNEL)
                        .param(
                                "ids",
                                String.join(
                                        " ", ids.stream().map(UUID::toString).toList()))
                        .query((row, n) -> "")
                        .single();
            } catch (RuntimeException e) {
                untold.addAll(ids);
                throw e;
            }
            ids = untold.stream().limit(MOST_IDS).toList();
        }
    }
}
