package id.binamutu.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.ManyConversations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/**
 * An import of chats against bare COPY of the finished rows into the same tables: {@code ./mvnw test -Dtest=ImportBenchmark
 * -Dbenchmark.conversations=200000}.
 */
@BinaMutuTest
class ImportBenchmark {

    private static final int CONVERSATIONS = Integer.getInteger("benchmark.conversations", 100_000);

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate template;

    @TempDir
    Path folder;

    private final String prefix = UUID.randomUUID() + "-";

    @Test
    void importAgainstBareCopy() throws Exception {
        Path file = new ManyConversations(
                        prefix,
                        organisation.team(50).agents().stream()
                                .map(PersonName::employeeId)
                                .toList(),
                        Instant.parse("2031-03-01T02:00:00Z"))
                .csv(folder.resolve("chat.csv"), CONVERSATIONS);
        var admin = organisation.as(Role.ADMIN);
        MemoryPoolMXBean[] heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toArray(MemoryPoolMXBean[]::new);
        String page = mvc.perform(multipart("/imports")
                        .file(onDisk(file))
                        .param("kind", "interactions")
                        .with(admin)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        double check = secondsUntil(page, "CHECKED");
        settle();
        System.gc();
        for (MemoryPoolMXBean pool : heap) {
            pool.resetPeakUsage();
        }
        mvc.perform(post(page + "/commission").with(admin).with(csrf()));
        double ours = secondsUntil(page, "DONE");
        long peak = 0;
        for (MemoryPoolMXBean pool : heap) {
            peak += pool.getPeakUsage().getUsed();
        }
        double bare = bareCopy();

        Figures figures = new Figures("Import of " + CONVERSATIONS + " conversations with " + ManyConversations.MESSAGES
                + " messages each, " + Files.size(file) / 1_000_000 + " MB of CSV");
        figures.ratio(
                "conversations a second, import : bare COPY",
                CONVERSATIONS / ours,
                CONVERSATIONS / bare,
                "/s",
                "≥ 0.5 ×");
        figures.add(
                "messages a second", Figures.format("%,.0f", CONVERSATIONS * ManyConversations.MESSAGES / ours), "");
        figures.add("the check before", Figures.format("%.1f s", check), "");
        figures.add("heap at its highest", Figures.format("%d MB", peak >> 20), "");
        figures.print();
        assertThat(bare / ours).isGreaterThanOrEqualTo(0.5);
    }

    /** The rows that the import left, a month later and with names of their own, in the order in which they lie. */
    private double bareCopy() throws Exception {
        Path heads = folder.resolve("heads");
        Path said = folder.resolve("said");
        Path originals = folder.resolve("originals");
        String own = "overlay(cast(%s as text) placing 'b' from 15 for 1)";
        String ours = "conversation_id like '" + prefix + "%'";
        String head =
                "conversation_id, channel, agent_id, team_id, started_at, ended_at, topic, product, csat, message_count, recording, test";
        String words =
                "team_id, agent_id, channel, topic, product, csat, handling_seconds, customer_ref, customer_key, messages";
        out(
                heads,
                "select " + own.formatted("id") + ", 'b' || "
                        + head.replace("started_at", "started_at + interval '31 days'")
                                .replace("ended_at", "ended_at + interval '31 days'")
                        + " from interaction where " + ours + " order by id");
        out(
                said,
                "select cast('2031-04-01' as date), " + own.formatted("interaction_id")
                        + ", t.started_at + interval '31 days', t."
                        + words.replace(", ", ", t.")
                        + " from transcript t join interaction i on i.id = interaction_id where " + ours
                        + " order by interaction_id");
        out(
                originals,
                "select cast('2031-04-01' as date), " + own.formatted("interaction_id")
                        + ", key_id, sealed from transcript_original join interaction on id = interaction_id where "
                        + ours
                        + " order by interaction_id");
        template.query("select open_shelf('2031-04-01')", row -> {});
        settle();
        long start = System.nanoTime();
        in(heads, "interaction (id, " + head + ")");
        in(said, "transcript (shelf, interaction_id, started_at, " + words + ")");
        in(originals, "transcript_original (shelf, interaction_id, key_id, sealed)");
        return (System.nanoTime() - start) / 1e9;
    }

    /** So that neither of the two pays for what the other left behind. */
    private void settle() {
        template.execute("vacuum analyze interaction, transcript, transcript_original");
        template.execute("checkpoint");
    }

    private void out(Path file, String query) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            copying(manager -> manager.copyOut("copy (" + query + ") to stdout", out));
        }
    }

    private void in(Path file, String target) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            copying(manager -> manager.copyIn("copy " + target + " from stdin", in, 1 << 16));
        }
    }

    private interface Copying {
        long with(CopyManager manager) throws SQLException, IOException;
    }

    private void copying(Copying copying) {
        template.execute((ConnectionCallback<Long>) connection -> {
            try {
                return copying.with(connection.unwrap(PGConnection.class).getCopyAPI());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private double secondsUntil(String page, String state) throws InterruptedException {
        UUID id = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        long start = System.nanoTime();
        String now = "";
        while (!now.equals(state)) {
            assertThat(now).isNotIn("FAILED", "REFUSED");
            Thread.sleep(20);
            now = jdbc.sql("select state from import_run where id = ?")
                    .param(id)
                    .query(String.class)
                    .single();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** A request that holds its file on the disk, as the server's own do. */
    private static MockMultipartFile onDisk(Path file) {
        return new MockMultipartFile("file", "chat.csv", "text/csv", new byte[] {0}) {
            @Override
            public InputStream getInputStream() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
