package id.binamutu.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server whose data people keep: durable, with a password, reachable from this machine only. Everything lives
 * in one home folder: binaries, data, password, lock and logs. A server that a killed application left behind is stopped
 * before the next one starts.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "app";
    private static final int START_ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path home;
    private final Path data;
    private final Path passwordFile;
    private final Path serverLog;
    private final Path commandLog;
    private final FileChannel lockChannel;
    private final Binaries binaries;
    private final Caller caller;
    private final String password;
    private int port;
    private boolean running;

    /**
     * Starts the server, making its home at the first start.
     *
     * @param settings of postgresql.conf that differ from PostgreSQL's own
     * @throws FolderInUseException when another instance works in the same home
     */
    public static EmbeddedPostgres start(Path home, Map<String, String> settings) {
        try {
            Path absolute = home.toAbsolutePath().normalize();
            Files.createDirectories(absolute);
            return open(absolute.toRealPath(), settings);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL could not be started in " + home + ": " + e, e);
        }
    }

    private static EmbeddedPostgres open(Path home, Map<String, String> settings) throws IOException {
        FileChannel lock = lock(home);
        try {
            EmbeddedPostgres postgres = new EmbeddedPostgres(home, lock);
            postgres.stopOrphan();
            postgres.initialise();
            postgres.startServer(settings);
            return postgres;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private EmbeddedPostgres(Path home, FileChannel lockChannel) throws IOException {
        this.home = home;
        this.lockChannel = lockChannel;
        this.data = home.resolve("data");
        this.passwordFile = home.resolve("password");
        this.serverLog = home.resolve("server.log");
        this.commandLog = home.resolve("command.log");
        this.binaries = Binaries.unpackedIn(home);
        this.password = readOrMakePassword();
        this.caller = Caller.forFolder(home, data);
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new FolderInUseException(home);
        }
        return channel;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, password);
    }

    /** Makes the database unless it is there. */
    public void createDatabase(String name) {
        try (Connection connection = connect("postgres");
                var exists = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            exists.setString(1, name);
            if (!exists.executeQuery().next()) {
                try (var create = connection.createStatement()) {
                    create.execute(
                            "create database " + connection.createStatement().enquoteIdentifier(name, true));
                }
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException("The database " + name + " could not be made", e);
        }
    }

    @Override
    public synchronized void close() {
        if (!running) {
            return;
        }
        running = false;
        try {
            run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
        } catch (IOException | EmbeddedPostgresException e) {
            LOG.warn("PostgreSQL did not stop; the next start will see to it", e);
        }
        try {
            lockChannel.close();
        } catch (IOException e) {
            LOG.debug("The lock goes with the process", e);
        }
    }

    /** As if the application were killed: the server stays, the lock goes. For tests. */
    void abandon() throws IOException {
        running = false;
        lockChannel.close();
    }

    private String readOrMakePassword() throws IOException {
        if (Files.exists(passwordFile)) {
            return Files.readString(passwordFile).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        Path draft = home.resolve("password.new");
        Files.deleteIfExists(draft);
        if (Caller.isPosix(home)) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, made);
        Files.move(draft, passwordFile);
        return made;
    }

    /** Data appear under their name only when complete, so that an interrupted first start is simply begun again. */
    private void initialise() throws IOException {
        if (Files.exists(data)) {
            return;
        }
        Path draft = home.resolve("data.new");
        Binaries.deleteTree(draft);
        caller.handOver(home);
        run(
                "initdb",
                "-D",
                draft.toString(),
                "-U",
                USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(draft, data);
    }

    private void startServer(Map<String, String> settings) throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            List<String> options = new ArrayList<>(
                    List.of("-p", "" + port, "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
            settings.forEach((name, value) -> options.addAll(List.of("-c", name + "=" + value)));
            try {
                Files.deleteIfExists(serverLog);
                run(
                        "pg_ctl",
                        "start",
                        "-D",
                        data.toString(),
                        "-w",
                        "-t",
                        "300",
                        "-l",
                        serverLog.toString(),
                        "-o",
                        String.join(" ", options));
                running = true;
                LOG.info("PostgreSQL runs on 127.0.0.1:{} with its data in {}", port, home);
                return;
            } catch (EmbeddedPostgresException e) {
                String log = tail(serverLog);
                if (attempt < START_ATTEMPTS && log.contains("Address already in use")) {
                    continue;
                }
                throw new EmbeddedPostgresException(e.getMessage() + "\n" + log, e);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** We hold the lock, so whatever still runs on our data was left behind by a killed application. */
    private void stopOrphan() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = firstLineAsPid(pidFile).flatMap(ProcessHandle::of);
        if (process.isEmpty()) {
            return;
        }
        if (commandOf(process.get()).startsWith(home.toString())) {
            LOG.warn("Stopping the PostgreSQL that an earlier run left behind in {}", home);
            run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "300");
        } else {
            // The number belongs to a stranger or a zombie, which PostgreSQL would take for a running server. It passes
            // over the number of the one who calls it; the rest of the file must stay: it names the shared memory.
            List<String> lines = new ArrayList<>(Files.readAllLines(pidFile));
            lines.set(0, "" + ProcessHandle.current().pid());
            Files.write(pidFile, lines);
        }
    }

    /** On Linux from where everybody may read it: the server may run as another user. */
    private static String commandOf(ProcessHandle process) throws IOException {
        Path commandLine = Path.of("/proc", "" + process.pid(), "cmdline");
        return Files.isReadable(commandLine)
                ? Files.readString(commandLine, StandardCharsets.ISO_8859_1)
                : process.info().command().orElse("");
    }

    private static Optional<Long> firstLineAsPid(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.get(0).strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(caller.prefix());
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        // Into a file: the daemon inherits the output and would hold a pipe open.
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(commandLog.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new EmbeddedPostgresException(program + " did not come to an end", null);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException(program + " was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new EmbeddedPostgresException(
                    program + " failed in " + home + " (" + process.exitValue() + "): " + tail(commandLog), null);
        }
    }

    private static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - 2000)).strip();
    }
}
