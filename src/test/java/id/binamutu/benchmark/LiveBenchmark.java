package id.binamutu.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import id.binamutu.interaction.Sender;
import id.binamutu.live.HttpReader;
import id.binamutu.live.LiveConversations;
import id.binamutu.live.LiveUpdate;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * The live page under load: {@code ./mvnw test -Dtest=LiveBenchmark}. Server, senders and readers share this machine; readers
 * are real HTTP connections over loopback. Sends for some seconds and stops.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestDatabase.class)
class LiveBenchmark {

    private static final int TEAMS = 40;
    private static final int AGENTS = 10;
    private static final int TABS = 4;
    private static final int MANAGERS = 4;
    private static final int MANAGER_TABS = 10;
    private static final int PER_SECOND = 500;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SECONDS = 20;
    private static final int MESSAGES = PER_SECOND * (WARM_UP_SECONDS + SECONDS);
    private static final Pattern TOLD = Pattern.compile("pesan ([a-j]+)\\.");

    @Autowired
    LiveConversations live;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private final AtomicLongArray sentAt = new AtomicLongArray(MESSAGES);
    private final Figures.Times delays = new Figures.Times();
    private final AtomicInteger seen = new AtomicInteger();

    @Test
    void twoHundredWatchersAndFiveHundredMessagesASecond() throws Exception {
        List<TestOrganisation.Team> teams = new ArrayList<>();
        List<String> conversations = new ArrayList<>();
        for (int i = 0; i < TEAMS; i++) {
            TestOrganisation.Team team = organisation.team(AGENTS);
            teams.add(team);
            for (PersonName agent : team.agents()) {
                String id = "BENCH-" + UUID.randomUUID();
                receive(id, agent.id(), "mulai");
                conversations.add(id);
            }
        }
        int threadsBefore = threads();
        ExecutorService reading = Executors.newFixedThreadPool(4);
        ExecutorService sending = Executors.newFixedThreadPool(6);
        ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
        List<HttpReader.Open> open = new ArrayList<>();
        try {
            for (TestOrganisation.Team team : teams) {
                watch(new HttpReader(port, team.leader(), reading), TABS, open);
            }
            for (int i = 0; i < MANAGERS; i++) {
                watch(new HttpReader(port, organisation.person(Role.MANAGER), reading), MANAGER_TABS, open);
            }
            assertThat(open).hasSize(TEAMS * TABS + MANAGERS * MANAGER_TABS);
            Thread.sleep(3_000);
            int threadsWatching = threads();

            AtomicInteger next = new AtomicInteger();
            long began = System.nanoTime();
            var ticking = pace.scheduleAtFixedRate(
                    () -> {
                        for (int i = 0; i < PER_SECOND / 20 && next.get() < MESSAGES; i++) {
                            int number = next.getAndIncrement();
                            sentAt.set(number, System.nanoTime());
                            String conversation = conversations.get(number % conversations.size());
                            sending.execute(() -> receive(conversation, null, "pesan " + letters(number) + "."));
                        }
                    },
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
            Thread.sleep(TimeUnit.SECONDS.toMillis(WARM_UP_SECONDS));
            long cpu = cpu();
            Thread.sleep(TimeUnit.SECONDS.toMillis(SECONDS));
            double cores = (cpu() - cpu) / 1e9 / SECONDS;
            while (next.get() < MESSAGES) {
                Thread.sleep(50);
            }
            ticking.cancel(false);
            sending.shutdown();
            assertThat(sending.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            double took = (System.nanoTime() - began) / 1e9;
            Thread.sleep(2_000);

            Figures figures = new Figures("Live page: " + open.size() + " watchers");
            figures.add(
                    "messages received",
                    Figures.format("%,.0f in %.1f s, %.0f/s", (double) MESSAGES, took, MESSAGES / took),
                    "500/s");
            figures.add("rows that arrived at watchers", Integer.toString(seen.get()), "");
            figures.add("delay from sending to the watcher", delays, "p95 ≤ 1 s");
            figures.add("processor, of server, senders and readers together", Figures.format("%.2f cores", cores), "");
            figures.add(
                    "threads before and with the watchers",
                    threadsBefore + " → " + threadsWatching + " (" + (TEAMS + MANAGERS + 4)
                            + " of them the readers' own: one for each of their clients, and four)",
                    "none per watcher");
            figures.print();
            assertThat(delays.percentile(95)).as("p95 in ms").isLessThanOrEqualTo(1_000);
            assertThat(threadsWatching - threadsBefore).isLessThan(open.size() / 2);
        } finally {
            open.forEach(HttpReader.Open::close);
            pace.shutdownNow();
            sending.shutdownNow();
            reading.shutdownNow();
        }
    }

    private void watch(HttpReader reader, int tabs, List<HttpReader.Open> open) {
        for (int tab = 0; tab < tabs; tab++) {
            open.add(reader.open("/live/boards/all/events", this::heard));
        }
    }

    private void heard(String line) {
        Matcher told = TOLD.matcher(line);
        if (told.find()) {
            int number = number(told.group(1));
            if (number >= PER_SECOND * WARM_UP_SECONDS) {
                delays.add(System.nanoTime() - sentAt.get(number));
                seen.incrementAndGet();
            }
        }
    }

    private void receive(String conversation, @Nullable UUID agent, String text) {
        Instant now = clock.instant();
        live.receive(new LiveUpdate(
                conversation,
                agent == null ? null : "chat",
                agent,
                null,
                agent == null ? null : now,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(new LiveUpdate.LiveMessage(null, Sender.CUSTOMER, now, text))));
    }

    /** A number that no masking takes for somebody's. */
    private static String letters(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + digit - '0')))
                .reduce("", String::concat);
    }

    private static int number(String letters) {
        return letters.chars().reduce(0, (number, letter) -> number * 10 + letter - 'a');
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
