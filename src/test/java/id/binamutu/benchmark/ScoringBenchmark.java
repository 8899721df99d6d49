package id.binamutu.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.binamutu.benchmark.Figures.Times;
import id.binamutu.people.TestOrganisation;
import id.binamutu.scorecard.LongScorecards;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ContextConfiguration;

/**
 * Team leaders at work, with {@link MillionEvaluations} behind them: the running application over real HTTP, 8 of them at a time,
 * signed in by the form, each with a thread, a session and drafts of their own. Each piece of work is measured for the seconds,
 * after a warm-up of twice as long. Users, application and PostgreSQL share the machine.
 *
 * <p>{@code ./mvnw test -Dtest=ScoringBenchmark -Dbenchmark.home=/a/folder/with/15/GB}, with {@code -Dbenchmark.evaluations=20000}
 * for a quick look and {@code -Dbenchmark.seconds=30} or {@code -Dbenchmark.warm-up=60} for a longer one
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // As it runs at work; other tests make do with less.
        properties = {"spring.datasource.hikari.maximum-pool-size=16", "db-scheduler.polling-interval=1s"})
@ContextConfiguration(initializers = ScoringBenchmark.Home.class)
class ScoringBenchmark {

    private static final Path HOME = BenchmarkHome.HOME.resolve("scoring");
    private static final long EVALUATIONS = Long.getLong("benchmark.evaluations", 1_000_000);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 10);
    private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 2 * SECONDS);
    private static final int LONG_FORM = 500;
    private static final String LONG_CHANNEL = "uji-panjang";
    private static final Pattern REVISION = Pattern.compile("\"revision\":(\\d+)");
    private static final Pattern CLAIMED = Pattern.compile("/evaluations/([0-9a-f-]{36})/edit$");

    static class Home implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                MillionEvaluations.ready(HOME, EVALUATIONS);
            } catch (Exception e) {
                throw new IllegalStateException("The evaluations of the benchmark could not be made in " + HOME, e);
            }
            BenchmarkHome.startOn(HOME, context);
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    LongScorecards scorecards;

    @LocalServerPort
    int port;

    private final AtomicInteger threads = new AtomicInteger();

    /** Does something once. @return how long what is measured of it took; negative when there is no more of it */
    @FunctionalInterface
    private interface Step {
        long take() throws Exception;
    }

    /** @param transactions committed meanwhile */
    private record Measured(Times times, double seconds, ProcessorTime processor, long transactions) {
        double perSecond() {
            return times.count() / seconds;
        }

        void addCost(Figures figures, String what) {
            figures.add("— processor time of one " + what, processor.each(times.count()), "");
            figures.add(
                    "— transactions of one " + what, Figures.format("%.2f", (double) transactions / times.count()), "");
        }
    }

    @Test
    void eightTeamLeadersAtWork() throws Exception {
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("fsync")).isEqualTo("on");
        List<SignedInUser> users = users();
        Figures figures = new Figures(Figures.format(
                "Scoring: %d team leaders at a time, %,d evaluations of %d criteria",
                MillionEvaluations.LEADERS, EVALUATIONS, MillionEvaluations.CRITERIA));

        Measured floor = floor();
        figures.add("bare PostgreSQL: one row inserted and committed, 8 connections", floor.times, "");

        List<Answers> answers = new ArrayList<>();
        List<Step> saves = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            Answers own = new Answers(users.get(i), TenMillion.leader(i));
            answers.add(own);
            saves.add(own::save);
        }
        Measured saved = together(saves);
        for (Answers own : answers) {
            own.assertStored();
        }
        figures.add("saved answers", Figures.format("%,.0f/s", saved.perSecond()), "≥ 1,500/s");
        figures.add("one save", saved.times, "p95 ≤ 15 ms");
        figures.ratio("— against the bare row", saved.perSecond(), floor.perSecond(), "/s", "");
        saved.addCost(figures, "save");

        AtomicLong bytes = new AtomicLong();
        List<Step> pages = new ArrayList<>();
        for (Answers own : answers) {
            pages.add(() -> own.user.page(own.anyDraft(), "Butir layanan nomor 20", bytes));
        }
        Measured opened = together(pages);
        figures.add("scoring page", opened.times, "p95 ≤ 30 ms");
        figures.add("— pages", Figures.format("%,.0f/s, the last %,d bytes", opened.perSecond(), bytes.get()), "");
        opened.addCost(figures, "page");

        List<Connection> settling = new ArrayList<>();
        try {
            List<Step> claims = new ArrayList<>();
            for (SignedInUser user : users) {
                Connection connection = connect();
                settling.add(connection);
                claims.add(() -> claim(user, connection));
            }
            Measured claimed = together(claims);
            figures.add("claim of the next sample", claimed.times, "p95 ≤ 15 ms");
            figures.add("— claims", Figures.format("%,.0f/s", claimed.perSecond()), "");
            claimed.addCost(figures, "claim and what ends it");
        } finally {
            for (Connection connection : settling) {
                connection.close();
            }
        }

        UUID form = longDraft();
        bytes.set(0);
        SignedInUser first = users.get(0);
        Step open = () -> first.page(form, "Butir uji " + LONG_FORM, bytes);
        Measured alone = together(List.of(open));
        figures.add("page of a form of " + LONG_FORM + " criteria, one at a time", alone.times, "≤ 300 ms");
        figures.add("— compressed", Figures.format("%,d bytes", bytes.get()), "");
        alone.addCost(figures, "page");
        figures.print();
    }

    private List<SignedInUser> users() throws Exception {
        String hash = passwords.encode(TestOrganisation.PASSWORD);
        List<SignedInUser> users = new ArrayList<>();
        for (int i = 0; i < MillionEvaluations.LEADERS; i++) {
            jdbc.sql("update person set password_hash = ? where id = ?")
                    .params(hash, TenMillion.leader(i))
                    .update();
            users.add(new SignedInUser(port, "T" + i, TestOrganisation.PASSWORD));
        }
        return users;
    }

    /** Everybody does it again and again: what begins before the warm-up is over does not count. */
    private Measured together(List<Step> steps) throws Exception {
        Times times = new Times();
        AtomicLong last = new AtomicLong(Long.MIN_VALUE);
        ExecutorService running = Executors.newFixedThreadPool(
                steps.size(), work -> new Thread(work, ProcessorTime.USER + threads.incrementAndGet()));
        try {
            long from = System.nanoTime() + WARM_UP * 1_000_000_000L;
            long until = from + SECONDS * 1_000_000_000L;
            List<Future<?>> all = new ArrayList<>();
            for (Step step : steps) {
                all.add(running.submit(() -> {
                    for (long now = System.nanoTime(); now < until; now = System.nanoTime()) {
                        long took = step.take();
                        if (took < 0) {
                            break;
                        }
                        if (now >= from) {
                            times.add(took);
                            last.accumulateAndGet(System.nanoTime(), Math::max);
                        }
                    }
                    return null;
                }));
            }
            Thread.sleep(WARM_UP * 1_000L);
            ProcessorTime processor = ProcessorTime.now(HOME);
            long transactions = transactions();
            Thread.sleep(SECONDS * 1_000L);
            ProcessorTime used = ProcessorTime.now(HOME).since(processor);
            for (Future<?> one : all) {
                one.get();
            }
            // Sessions tell what they committed once a second.
            Thread.sleep(1_500);
            return new Measured(times, (last.get() - from) / 1e9, used, transactions() - transactions);
        } finally {
            running.shutdownNow();
        }
    }

    /** What no application can be quicker than: a row as narrow as an answer, and nothing else. */
    private Measured floor() throws Exception {
        jdbc.sql("drop table if exists benchmark_floor").update();
        jdbc.sql("""
                create table benchmark_floor (evaluation_id uuid, criterion_id uuid, yes boolean, revision int, saved_at timestamptz,
                  primary key (evaluation_id, criterion_id))""").update();
        List<Connection> connections = new ArrayList<>();
        try {
            List<Step> inserts = new ArrayList<>();
            for (int i = 0; i < MillionEvaluations.LEADERS; i++) {
                Connection connection = connect();
                connections.add(connection);
                PreparedStatement insert =
                        connection.prepareStatement("insert into benchmark_floor values (?, ?, true, 1, ?)");
                inserts.add(() -> {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setObject(2, UUID.randomUUID());
                    insert.setTimestamp(3, Timestamp.from(Instant.now()));
                    long start = System.nanoTime();
                    insert.executeUpdate();
                    return System.nanoTime() - start;
                });
            }
            return together(inserts);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
            jdbc.sql("drop table benchmark_floor").update();
        }
    }

    /** Claims, and then scores and submits by the shortest way, which is not measured. */
    private static long claim(SignedInUser user, Connection settling) throws Exception {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = user.post("/evaluations/next", "", "unused");
        long took = System.nanoTime() - start;
        assertThat(answer.statusCode()).isEqualTo(302);
        Matcher claimed =
                CLAIMED.matcher(answer.headers().firstValue("Location").orElse(""));
        if (!claimed.find()) {
            return -1;
        }
        try (Statement statement = settling.createStatement()) {
            String id = "'" + claimed.group(1) + "'";
            statement.execute(
                    "begin; update evaluation set state = 'SUBMITTED', submitted_at = now(), released_at = now(),"
                            + " verdict = 'CONFORMING', score = 100 where id = " + id
                            + "; update sample set status = 'EVALUATED'"
                            + " where id = (select sample_id from evaluation where id = " + id
                            + "); delete from evaluation_desk where evaluation_id = " + id + "; commit");
        }
        return took;
    }

    /** A draft on the long form, all of it answered. */
    private UUID longDraft() {
        UUID version = jdbc.sql(
                        "select id from scorecard_version where channels = array[cast(? as text)] and state = 'PUBLISHED' limit 1")
                .param(LONG_CHANNEL)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> scorecards.yesNo(LONG_CHANNEL, LONG_FORM).versionId());
        jdbc.sql("""
                insert into evaluation (id, sample_id, interaction_id, happened_at, happened_on, agent_id, team_id, evaluator_id,
                  scorecard_version_id, random, state, started_at, version)
                select uuidv7(), sample_id, interaction_id, happened_at, happened_on, agent_id, team_id, evaluator_id, :version, true,
                  'DRAFT', now(), 0
                from evaluation where evaluator_id = :leader and state = 'DRAFT' order by started_at limit 1
                on conflict do nothing""")
                .param("version", version)
                .param("leader", TenMillion.leader(0))
                .update();
        UUID draft = jdbc.sql("select id from evaluation where scorecard_version_id = ? limit 1")
                .param(version)
                .query(UUID.class)
                .single();
        jdbc.sql("""
                insert into answer (evaluation_id, criterion_id, not_applicable, yes, revision, saved_at)
                select :draft, c.id, false, c.position % 10 <> 0, 1, now()
                from scorecard_criterion c join scorecard_section s on s.id = c.section_id where s.version_id = :version
                on conflict do nothing""").param("draft", draft).param("version", version).update();
        return draft;
    }

    /** None of the application's own. */
    private Connection connect() throws SQLException {
        HikariDataSource pool = database.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    private String setting(String name) {
        return jdbc.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private long transactions() {
        return jdbc.sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    /** The drafts of one team leader, as they are stored. */
    private final class Answers {

        private static final class One {
            final UUID draft;
            final UUID criterion;
            final @Nullable Integer value;
            String code;
            int revision;

            One(UUID draft, UUID criterion, @Nullable Boolean yes, @Nullable Integer value, int revision) {
                this.draft = draft;
                this.criterion = criterion;
                this.value = value;
                this.code = value == null ? Boolean.TRUE.equals(yes) ? "yes" : "no" : value.toString();
                this.revision = revision;
            }

            /** Something else than what is stored. */
            String other() {
                if (value != null) {
                    return Integer.toString(Integer.parseInt(code) % 5 + 1);
                }
                return code.equals("yes") ? "no" : "yes";
            }
        }

        final SignedInUser user;
        private final UUID leader;
        private final String tab;
        private final List<One> all;
        private final SplittableRandom random;
        private int next;

        Answers(SignedInUser user, UUID leader) {
            this.user = user;
            this.leader = leader;
            this.tab = UUID.randomUUID().toString();
            this.random = new SplittableRandom(leader.getLeastSignificantBits());
            this.all = stored();
            assertThat(all).hasSize(MillionEvaluations.DRAFTS * MillionEvaluations.CRITERIA);
        }

        private List<One> stored() {
            return jdbc.sql("""
                    select a.evaluation_id, a.criterion_id, a.yes, a.value, a.revision
                    from evaluation e join answer a on a.evaluation_id = e.id
                    where e.evaluator_id = ? and e.state = 'DRAFT' and e.scorecard_version_id = ?
                    order by hashtext(a.criterion_id || '' || a.evaluation_id), a.evaluation_id""")
                    .params(leader, MillionEvaluations.SCORECARD_VERSION)
                    .query((row, n) -> new One(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            (Boolean) row.getObject(3),
                            (Integer) row.getObject(4),
                            row.getInt(5)))
                    .list();
        }

        UUID anyDraft() {
            return all.get(random.nextInt(all.size())).draft;
        }

        long save() throws Exception {
            One one = all.get(next++ % all.size());
            String code = one.other();
            String body = "answer=" + code + "&comment=" + (next % 10 == 0 ? "Perlu+dijelaskan+lagi." : "")
                    + "&revision=" + one.revision + "&activeMs=" + (500 + random.nextInt(4_000));
            String path = "/evaluations/" + one.draft + "/answers/" + one.criterion;
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = user.post(path, body, tab);
            long took = System.nanoTime() - start;
            Matcher revision = REVISION.matcher(SignedInUser.text(answer));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(revision.find()).isTrue();
            one.code = code;
            one.revision++;
            assertThat(Integer.parseInt(revision.group(1))).isEqualTo(one.revision);
            return took;
        }

        /** Every answer that was said to be saved is there. */
        void assertStored() {
            List<One> stored = stored();
            assertThat(stored).hasSameSizeAs(all);
            for (int i = 0; i < all.size(); i++) {
                assertThat(stored.get(i).code).isEqualTo(all.get(i).code);
                assertThat(stored.get(i).revision).isEqualTo(all.get(i).revision);
            }
        }
    }
}
