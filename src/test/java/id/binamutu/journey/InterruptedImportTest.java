package id.binamutu.journey;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.embedded.EmbeddedPostgres;
import id.binamutu.testing.ManyConversations;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jsoup.Connection.Method;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/**
 * The application as a process of its own, and its database as another, each killed while an import goes in. Nobody helps: it
 * goes on by itself, every conversation is in once, and none is lost.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptedImportTest {

    private static final int CONVERSATIONS = 16_000;
    private static final String PASSWORD = "gadai-emas-di-pasar-pagi";

    @TempDir
    static Path home;

    private static EmbeddedPostgres postgres;
    private static int databasePort;
    private static int port;
    private static Process application;

    @BeforeAll
    static void start() throws Exception {
        databasePort = freePort();
        startDatabase();
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database binamutu");
        }
        startApplication();
        String hash = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(PASSWORD);
        execute("insert into person (id, employee_id, name, password_hash, joined_on) values "
                + "(gen_random_uuid(), 'ADM', 'Admin', '" + hash + "', '2026-01-05'), "
                + "(gen_random_uuid(), 'AGT', 'Agen', null, '2026-01-05')");
        execute(
                "insert into person_role (person_id, role) select id, case employee_id when 'ADM' then 'ADMIN' else 'AGENT' end "
                        + "from person where employee_id in ('ADM', 'AGT')");
    }

    @AfterAll
    static void stop() throws Exception {
        if (application != null) {
            application.destroyForcibly().waitFor();
        }
        postgres.close();
    }

    @Test
    void goesOnByItselfAfterTheApplicationWasKilled() throws Exception {
        Session session = new Session();
        String page = session.import_("A-", home.resolve("killed.csv"));
        waitUntil(() -> stored("A-") >= 2_000);
        application.destroyForcibly().waitFor();
        long halfway = settled("A-");
        assertThat(halfway).as("conversations in when it was killed").isBetween(2_000L, CONVERSATIONS - 1L);

        startApplication();

        assertAllIn("A-");
        Document done = new Session().get(page);
        assertThat(done.select("#accepted").text()).isEqualTo("96.000");
        assertThat(done.select("#refused").text()).isEqualTo("2");
        assertThat(count("select stretches from import_run where id = '" + page.substring(page.lastIndexOf('/') + 1)
                        + "'"))
                .isGreaterThan(1);
    }

    @Test
    void goesOnByItselfAfterTheDatabaseWasKilled() throws Exception {
        new Session().import_("B-", home.resolve("cut-off.csv"));
        waitUntil(() -> stored("B-") >= 2_000);
        ProcessHandle server = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(home.resolve("pg/data/postmaster.pid"))
                                .get(0)
                                .strip()))
                .orElseThrow();
        server.destroyForcibly();
        server.onExit().get();
        postgres.close();
        startDatabase();
        assertThat(stored("B-")).as("conversations in when it was killed").isBetween(2_000L, CONVERSATIONS - 1L);

        assertAllIn("B-");
        assertThat(application.isAlive()).isTrue();
    }

    private static void assertAllIn(String prefix) throws Exception {
        try {
            String runs = "select count(*) from import_run where file_name like '%" + prefix + "%' and state ";
            waitUntil(() -> {
                assertThat(count(runs + "= 'FAILED'")).as("imports given up").isZero();
                return count(runs + "= 'DONE'") == 1;
            });
        } catch (AssertionError e) {
            throw new AssertionError("The application says:\n" + lastWords(), e);
        }
        String ours = "(select id from interaction where conversation_id like '" + prefix + "%')";
        assertThat(stored(prefix)).isEqualTo(CONVERSATIONS);
        assertThat(count("select count(*) from transcript where interaction_id in " + ours))
                .isEqualTo(CONVERSATIONS);
        assertThat(count("select count(*) from transcript_original where interaction_id in " + ours))
                .as("every tenth names a phone number")
                .isEqualTo(CONVERSATIONS / 10);
        assertThat(count("select sum(jsonb_array_length(messages)) from transcript where interaction_id in " + ours))
                .isEqualTo((long) CONVERSATIONS * ManyConversations.MESSAGES);
        assertThat(count(
                        "select count(*) from import_bad_row b join import_run r on r.id = b.run_id and b.phase = 'COMMIT' "
                                + "where file_name like '%" + prefix + "%'"))
                .as("bad rows, each once")
                .isEqualTo(2);
        assertThat(count("select accepted from import_run where file_name like '%" + prefix + "%'"))
                .isEqualTo((long) CONVERSATIONS * ManyConversations.MESSAGES);
    }

    /** An administrator at the pages, without a browser. */
    private static final class Session {
        private final org.jsoup.Connection session =
                Jsoup.newSession().timeout(60_000).ignoreContentType(true).followRedirects(true);

        Session() throws IOException {
            Document signIn = get("/sign-in");
            session.newRequest(address("/sign-in"))
                    .data("_csrf", token(signIn), "login", "ADM", "password", PASSWORD)
                    .post();
        }

        Document get(String path) throws IOException {
            return session.newRequest(address(path)).get();
        }

        /** Uploads, waits for the check, and has it put in. */
        String import_(String prefix, Path file) throws Exception {
            new ManyConversations(prefix, List.of("AGT"), Instant.parse("2026-10-01T02:00:00Z"))
                    .csv(file, CONVERSATIONS);
            // Two bad ones: a stranger's at the end, and one that stands above already.
            List<String> first = Files.lines(file).skip(1).limit(1).toList();
            Files.writeString(
                    file,
                    first.get(0).replace(prefix + "0", prefix + "X").replace("AGT", "GHOST") + "\n" + first.get(0)
                            + "\n",
                    StandardOpenOption.APPEND);
            String page;
            try (InputStream content = Files.newInputStream(file)) {
                page = session.newRequest(address("/imports"))
                        .data("_csrf", token(get("/imports")))
                        .data("kind", "interactions")
                        .data("file", prefix + "chat.csv", content, "text/csv")
                        .method(Method.POST)
                        .execute()
                        .url()
                        .getPath();
            }
            waitUntil(() -> !get(page).select("form[action$=commission]").isEmpty());
            session.newRequest(address(page + "/commission"))
                    .data("_csrf", token(get(page)))
                    .post();
            return page;
        }

        private static String token(Document page) {
            return page.select("meta[name=_csrf]").attr("content")
                    + page.select("main input[name=_csrf]").stream()
                            .filter(input -> page.select("meta[name=_csrf]").isEmpty())
                            .map(input -> input.attr("value"))
                            .findFirst()
                            .orElse("");
        }

        private static String address(String path) {
            return "http://127.0.0.1:" + port + path;
        }
    }

    private static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start(home.resolve("pg"), Map.of("port", "" + databasePort));
    }

    private static void startApplication() throws Exception {
        port = freePort();
        String classes = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx300m",
                "-cp",
                classes,
                "id.binamutu.BinaMutu",
                "--server.port=" + port,
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + databasePort + "/binamutu",
                "--spring.datasource.username=" + postgres.user(),
                "--spring.datasource.password=" + postgres.password(),
                "--spring.datasource.hikari.connection-timeout=3000",
                "--binamutu.storage.folder=" + home.resolve("files"),
                "--binamutu.privacy.key-file=" + home.resolve("key"),
                "--db-scheduler.heartbeat-interval=1s"));
        application = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("application.log").toFile()))
                .start();
        try {
            waitUntil(() -> {
                assertThat(application.isAlive()).as("the application").isTrue();
                try {
                    return Jsoup.connect("http://127.0.0.1:" + port + "/sign-in")
                                    .execute()
                                    .statusCode()
                            == 200;
                } catch (IOException notYet) {
                    return false;
                }
            });
        } catch (AssertionError e) {
            throw new AssertionError("The application says:\n" + lastWords(), e);
        }
    }

    /** How many there are once what was under way in the database has come to its end. */
    private static long settled(String prefix) throws Exception {
        waitUntil(() ->
                count("select count(*) from pg_stat_activity where datname = 'binamutu' and state <> 'idle'") <= 1);
        return stored(prefix);
    }

    private static long stored(String prefix) throws SQLException {
        return count("select count(*) from interaction where conversation_id like '" + prefix + "%'");
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = connect();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect() throws SQLException {
        return connect("binamutu");
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/" + database, postgres.user(), postgres.password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String lastWords() throws IOException {
        List<String> log = Files.readAllLines(home.resolve("application.log"));
        return String.join("\n", log.subList(Math.max(0, log.size() - 200), log.size()));
    }

    private static void waitUntil(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(5));
        while (!condition.call()) {
            assertThat(Instant.now()).as("waited too long").isBefore(end);
            Thread.sleep(50);
        }
    }
}
