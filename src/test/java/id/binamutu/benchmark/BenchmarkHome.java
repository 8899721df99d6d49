package id.binamutu.benchmark;

import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Sees to it that the conversations are there before the application starts on them. */
class BenchmarkHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final Path HOME = Path.of(System.getProperty("benchmark.home", "target/benchmark"));
    static final long ROWS = Long.getLong("benchmark.rows", 100_000);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            TenMillion.ready(HOME, ROWS);
        } catch (Exception e) {
            throw new IllegalStateException("The conversations of the benchmark could not be made in " + HOME, e);
        }
        startOn(HOME, context);
    }

    /** The application finds its database, files and key in the folder. */
    static void startOn(Path home, ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "binamutu.embedded-postgres.home=" + home.toAbsolutePath(),
                        "binamutu.embedded-postgres.settings[shared_buffers]=2GB",
                        // A home that was kept gets the migrations that have come since, whatever their numbers.
                        "spring.flyway.out-of-order=true",
                        "binamutu.storage.folder=" + home.resolve("files").toAbsolutePath(),
                        "binamutu.privacy.key-file=" + home.resolve("key").toAbsolutePath())
                .applyTo(context);
    }
}
