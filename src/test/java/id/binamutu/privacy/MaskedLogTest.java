package id.binamutu.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** With the application's own configuration of the log, not the one for tests. */
class MaskedLogTest {

    @Test
    void personalDataInAMessageOrAnExceptionDoesNotReachTheLog() throws Exception {
        String log = logged(logger -> logger.error(
                "Baris ditolak: hubungi {}",
                "081234567890",
                new IllegalStateException(
                        "Key (nik)=(3174015208900003) exists",
                        new IllegalArgumentException("surel sinta.dewi@contoh.id"))));

        assertThat(log)
                .contains("[nomor telepon disamarkan]", "[NIK disamarkan]", "[surel disamarkan]", "Caused by")
                .doesNotContain("081234567890", "3174015208900003", "sinta.dewi");
    }

    @Test
    void whatIsNobodysDataIsLoggedAsItIs() throws Exception {
        assertThat(logged(logger -> logger.warn("Demo content made in {} s on {}", 12.5, "2026-10-21T14:05:00")))
                .contains("Demo content made in 12.5 s on 2026-10-21T14:05:00");
    }

    private static String logged(java.util.function.Consumer<Logger> write) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(MaskedLogTest.class.getResource("/logback-spring.xml"));
            write.accept(context.getLogger("id.binamutu.test"));
        } finally {
            context.stop();
            System.setOut(console);
        }
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .noneMatch(status -> status.getLevel() >= ch.qos.logback.core.status.Status.WARN);
        return written.toString(StandardCharsets.UTF_8);
    }
}
