package id.binamutu.people;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.importing.CollectingSink;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.RealFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class PeopleImporterTest {

    private static final String HEADER = "employee_id,name,email,role,team,team_leader_id,joined_on";

    @TempDir
    private Path folder;

    @Autowired
    private PeopleImporter importer;

    @Autowired
    private Teams teams;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    /** Keeps this test's people apart from everybody else's. */
    private final String x = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

    @Test
    void realFileGoesInAndTheSecondTimeChangesNothing() throws IOException {
        Path real = RealFiles.path("people.csv");
        CollectingSink first = read(ImportMode.COMMIT, Files.readString(real));
        assertThat(first.refused).isEmpty();
        assertThat(first.accepted.size() + first.unchanged.size()).isEqualTo(49);
        CollectingSink second = read(ImportMode.COMMIT, Files.readString(real));
        assertThat(second.unchanged).hasSize(49);
        assertThat(second.accepted).isEmpty();
    }

    @Test
    void agentBeforeTheirLeaderInTheFileGetsTeamAndLeader() throws IOException {
        read(
                ImportMode.COMMIT,
                HEADER,
                "A" + x + ",Citra Permata,,AGENT,Tim " + x + ",L" + x + ",2026-02-01",
                "L" + x + ",Wulan Maharani,,TEAM_LEADER|QUALITY_CONTROL,Tim " + x + ",,05/01/2026");
        UUID agent = idOf("A" + x);
        UUID team = teams.teamOf(agent, LocalDate.of(2026, 2, 1)).orElseThrow();
        assertThat(teams.teamOf(agent, LocalDate.of(2026, 1, 31))).isEmpty();
        assertThat(teams.leaderOf(team, LocalDate.of(2026, 2, 1))).contains(idOf("L" + x));
    }

    @Test
    void checkWritesNothing() throws IOException {
        CollectingSink check =
                read(ImportMode.CHECK, HEADER, "A" + x + ",Citra Permata,,AGENT,Tim " + x + ",,2026-02-01");
        assertThat(check.accepted).containsExactly(2L);
        assertThat(jdbc.sql("select count(*) from person where employee_id = ?")
                        .param("A" + x)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void badRowsAreRefusedWithTheirColumnWhileGoodOnesGoIn() throws IOException {
        CollectingSink sink = read(
                ImportMode.COMMIT,
                HEADER,
                "B" + x + ",Baik Sekali,baik" + x + "@contoh.co.id,AGENT,,,2026-02-01",
                "B" + x + ",Dua Kali,,AGENT,,,2026-02-01",
                "C" + x + ",Peran Aneh,,BOSS,,,2026-02-01",
                "D" + x + ",Tanpa Tanggal,,AGENT,,,",
                "E" + x + ",Surel Salah,bukan-email,AGENT,,,2026-02-01",
                "F" + x + ",Surel Sama,baik" + x + "@contoh.co.id,AGENT,,,2026-02-01",
                "G" + x + ",Tanpa Pemimpin,,AGENT,Tim " + x + ",TIDAKADA,2026-02-01");
        assertThat(sink.accepted).containsExactly(2L);
        assertThat(sink.refused)
                .extracting(refusal -> refusal.line() + " " + refusal.column())
                .containsExactly("3 employee_id", "4 role", "5 joined_on", "6 email", "7 email", "8 team_leader_id");
    }

    @Test
    void agentWithAnotherTeamMovesFromToday() throws IOException {
        read(ImportMode.COMMIT, HEADER, "A" + x + ",Citra Permata,,AGENT,Tim " + x + ",,2026-02-01");
        CollectingSink moved =
                read(ImportMode.COMMIT, HEADER, "A" + x + ",Citra Permata,,AGENT,Tim Baru " + x + ",,2026-02-01");
        assertThat(moved.accepted).containsExactly(2L);
        List<String> history =
                jdbc.sql("""
                        select t.name from team_membership m join team t on t.id = m.team_id where m.agent_id = ? order by m.valid_from
                        """).param(idOf("A" + x)).query(String.class).list();
        assertThat(history).containsExactly("Tim " + x, "Tim Baru " + x);
    }

    private CollectingSink read(ImportMode mode, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), String.join("\n", lines));
        CollectingSink sink = new CollectingSink();
        transaction.executeWithoutResult(status -> {
            try {
                importer.read(new ImportFile(file, "people.csv"), mode, sink);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return sink;
    }

    private UUID idOf(String employeeId) {
        return jdbc.sql("select id from person where employee_id = ?")
                .param(employeeId)
                .query(UUID.class)
                .single();
    }
}
