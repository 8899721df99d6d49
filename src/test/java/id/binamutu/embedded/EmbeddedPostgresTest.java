package id.binamutu.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On a server with durable settings, as people keep their data in it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class EmbeddedPostgresTest {
    private static final Path HOME = Path.of("target", "embedded-postgres-test");
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startsFromNothing() throws IOException {
        Binaries.deleteTree(HOME);
        postgres = EmbeddedPostgres.start(HOME, Map.of());
    }

    @AfterAll
    static void stops() {
        postgres.close();
    }

    @Test
    void keepsWhatWasCommittedOverAStop() throws SQLException {
        execute("create table kept_over_stop as select 42 as answer");
        restart();
        assertThat(single("select answer from kept_over_stop")).isEqualTo("42");
    }

    @Test
    void keepsWhatWasCommittedWhenTheServerIsKilled() throws Exception {
        execute("create table kept_over_kill as select 42 as answer");
        ProcessHandle server = serverProcess();
        server.destroyForcibly();
        server.onExit().get();
        restart();
        assertThat(single("select answer from kept_over_kill")).isEqualTo("42");
    }

    @Test
    void isDurable() throws SQLException {
        assertThat(single("show fsync")).isEqualTo("on");
        assertThat(single("show synchronous_commit")).isEqualTo("on");
        assertThat(single("show full_page_writes")).isEqualTo("on");
    }

    @Test
    void listensOnThisMachineOnly() throws SQLException {
        assertThat(single("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(single("show unix_socket_directories")).isEmpty();
    }

    @Test
    void asksForThePasswordWhichOnlyTheOwnerCanRead() throws Exception {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(HOME.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesASecondInstanceOnTheSameFolder() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(HOME, Map.of()))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("embedded-postgres-test");
    }

    @Test
    void stopsTheServerThatAKilledApplicationLeftBehind() throws Exception {
        execute("create table left_behind as select 42 as answer");
        String orphan = postgres.jdbcUrl("postgres");
        postgres.abandon();
        postgres = EmbeddedPostgres.start(HOME, Map.of());
        assertThatThrownBy(() -> DriverManager.getConnection(orphan, postgres.user(), postgres.password()))
                .hasMessageContaining("refused");
        assertThat(single("select answer from left_behind")).isEqualTo("42");
    }

    @Test
    void isNotFooledByANumberThatBelongsToAStrangerNow() throws Exception {
        Path pidFile = HOME.resolve("data/postmaster.pid");
        String text = Files.readString(pidFile);
        postgres.close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(pidFile, text.replaceFirst("\\d+", "" + stranger.pid()));
            postgres = EmbeddedPostgres.start(HOME, Map.of());
        } finally {
            stranger.destroy();
        }
        assertThat(single("select 1")).isEqualTo("1");
    }

    @Test
    void beginsAgainAfterAFirstStartThatWasInterrupted() throws Exception {
        Path home = Path.of("target", "embedded-postgres-interrupted");
        Binaries.deleteTree(home);
        Files.createDirectories(home.resolve("data.new/base"));
        Files.createDirectories(home.resolve("postgres.new/bin"));
        EmbeddedPostgres.start(home, Map.of()).close();
        assertThat(home.resolve("data/PG_VERSION")).exists();
        assertThat(home.resolve("data.new")).doesNotExist();
    }

    @Test
    void speaksIndonesianAndKnowsTheExtensionsInUse() throws SQLException {
        assertThat(single("select to_tsvector('indonesian', 'penilaian') is not null"))
                .isEqualTo("t");
        execute("create extension if not exists pg_trgm");
        assertThat(single("show server_encoding")).isEqualTo("UTF8");
    }

    private static void restart() {
        postgres.close();
        postgres = EmbeddedPostgres.start(HOME, Map.of());
    }

    private static ProcessHandle serverProcess() throws IOException {
        String pid = Files.readAllLines(HOME.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(String sql) throws SQLException {
        try (var connection = postgres.connect("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
