package id.binamutu.testing;

import id.binamutu.embedded.EmbeddedPostgres;
import id.binamutu.embedded.FolderInUseException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The PostgreSQL of this test run: a container where there is Docker, the application's own launcher elsewhere. */
final class TestServer {
    private static final Map<String, String> QUICK =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "200");

    private final String user;
    private final String password;
    private final String urlPrefix;

    private TestServer(String urlPrefix, String user, String password) {
        this.urlPrefix = urlPrefix;
        this.user = user;
        this.password = password;
    }

    static TestServer get() {
        return Holder.SERVER;
    }

    JdbcConnectionDetails freshDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = DriverManager.getConnection(urlPrefix + "postgres", user, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return user;
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public String getJdbcUrl() {
                return urlPrefix + name;
            }
        };
    }

    private static TestServer start() {
        return DockerClientFactory.instance().isDockerAvailable() ? container() : launcher();
    }

    @SuppressWarnings("resource") // lives as long as the test run
    private static TestServer container() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine")
                .withDatabaseName("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        String prefix = "jdbc:postgresql://" + container.getHost() + ":"
                + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/";
        return new TestServer(prefix, container.getUsername(), container.getPassword());
    }

    private static TestServer launcher() {
        EmbeddedPostgres postgres = inFirstFreeFolder();
        dropOldDatabases(postgres);
        // After the contexts, which would otherwise lose their database while they close.
        SpringApplication.getShutdownHandlers().add(postgres::close);
        return new TestServer(postgres.jdbcUrl(""), postgres.user(), postgres.password());
    }

    private static EmbeddedPostgres inFirstFreeFolder() {
        for (int number = 1; ; number++) {
            try {
                return EmbeddedPostgres.start(Path.of("target", "postgres-" + number), QUICK);
            } catch (FolderInUseException e) {
                if (number == 9) {
                    throw e;
                }
            }
        }
    }

    private static void dropOldDatabases(EmbeddedPostgres postgres) {
        try (var connection = postgres.connect("postgres");
                var names = connection
                        .createStatement()
                        .executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
            while (names.next()) {
                try (var drop = connection.createStatement()) {
                    drop.execute("drop database " + names.getString(1) + " with (force)");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Holder {
        private static final TestServer SERVER = start();
    }
}
