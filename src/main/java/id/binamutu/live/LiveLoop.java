package id.binamutu.live;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Three threads, however many watch: one tells news, one listens to it on a connection of its own, one brings it to the watchers. */
@Component
class LiveLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveLoop.class);

    private static final Duration TELL = Duration.ofMillis(100);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int PROBE_MS = 10_000;

    private final LiveNews news;
    private final LiveFeed feed;
    private final JdbcConnectionDetails database;

    private volatile boolean running;
    private @Nullable ScheduledExecutorService rounds;
    private @Nullable Thread listener;
    private volatile @Nullable Connection listening;

    LiveLoop(LiveNews news, LiveFeed feed, JdbcConnectionDetails database) {
        this.news = news;
        this.feed = feed;
        this.database = database;
    }

    @Override
    public synchronized void start() {
        running = true;
        feed.open();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> daemon(work, "live-rounds"));
        threads.scheduleWithFixedDelay(() -> safely(news::tell), 0, TELL.toMillis(), TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(() -> safely(feed::tick), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
        rounds = threads;
        listener = daemon(this::listen, "live-listener");
        listener.start();
    }

    @Override
    public synchronized void stop() {
        running = false;
        feed.close();
        if (rounds != null) {
            rounds.shutdownNow();
        }
        if (listener != null) {
            listener.interrupt();
        }
        close(listening);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try (Connection connection = DriverManager.getConnection(
                    database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
                listening = connection;
                hear(connection);
            } catch (SQLException e) {
                if (running) {
                    log.warn("Live news cannot be heard, trying again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + LiveNews.CHANNEL);
            feed.uncertain();
            PGConnection notified = connection.unwrap(PGConnection.class);
            while (running) {
                PGNotification[] heard = notified.getNotifications(PROBE_MS);
                if (heard == null || heard.length == 0) {
                    // A connection that was cut silently would look just like one without news.
                    connection.setNetworkTimeout(Runnable::run, PROBE_MS);
                    statement.execute("select 1");
                    continue;
                }
                for (PGNotification notification : heard) {
                    Arrays.stream(notification.getParameter().split(" "))
                            .map(UUID::fromString)
                            .forEach(feed::changed);
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(AGAIN.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("A round of live news failed, the next one goes on: {}", e.toString());
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException closedAlready) {
                log.debug("closing", closedAlready);
            }
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
