package id.binamutu.productivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.importing.CollectingSink;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.importing.ImportRefused;
import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.RealFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class ProductivityImporterTest {
    private static final String HEADER = "employee_id,date,handled,target,aht_seconds,frt_seconds,adherence_pct,csat\n";
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @TempDir
    Path folder;

    @Autowired
    ProductivityImporter importer;

    @Autowired
    ProductivityFigures figures;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    PersonName agent;
    String number;

    @BeforeEach
    void agent() {
        agent = organisation.team(1).agent();
        number = agent.employeeId();
    }

    @Test
    void goodRowsGoInAndAreFoundAgainAsAMonth() throws IOException {
        CollectingSink sink = commit(number + ",2026-10-01,60,50,300,10,90,4.5\n" + number + ",2/10/2026,40,50,,,,\n");

        assertThat(sink.accepted).containsExactly(2L, 3L);
        AgentProductivity month = month();
        assertThat(month.days()).isEqualTo(2);
        assertThat(month.handled()).isEqualTo(100);
        assertThat(month.percent()).isEqualTo(100.0);
        assertThat(month.ahtSeconds()).isEqualTo(300.0);
        assertThat(month.csat()).isEqualTo(4.5);
    }

    @Test
    void importingTwiceChangesNothing() throws IOException {
        String rows = number + ",2026-10-01,60,50,300,10,90.0,4.50\n";
        commit(rows);
        CollectingSink again = commit(number.toLowerCase(java.util.Locale.ROOT) + ";2026-10-01;60;50;300;10;90;4,5\n");

        assertThat(again.accepted).isEmpty();
        assertThat(again.unchanged).containsExactly(2L);
        assertThat(corrections()).isZero();
    }

    @Test
    void otherFiguresReplaceTheEarlierOnesAndBothAreInTheTrail() throws IOException {
        commit(number + ",2026-10-01,60,50,300,10,90,4.5\n");
        CollectingSink sink = commit(number + ",2026-10-01,61,50,300,10,90,4.5\n");

        assertThat(sink.accepted).containsExactly(2L);
        assertThat(month().handled()).isEqualTo(61);
        assertThat(jdbc.sql("select details -> 'before' ->> 'handled' || '→' || (details -> 'after' ->> 'handled')"
                                + " from audit_entry where action = 'productivity.corrected' and subject_id = ?")
                        .param(agent.id())
                        .query(String.class)
                        .single())
                .isEqualTo("60→61");
    }

    @Test
    void checkingWritesNothing() throws IOException {
        CollectingSink sink = read(number + ",2026-10-01,60,50,300,10,90,4.5\n", ImportMode.CHECK);

        assertThat(sink.accepted).containsExactly(2L);
        assertThat(figures.perAgent(List.of(agent.id()), OCTOBER)).isEmpty();
    }

    @Test
    void badRowsAreNamedByLineColumnAndCauseAndTheOthersGoIn() throws IOException {
        CollectingSink sink = commit(number + ",2026-10-01,60,50,300,10,90,4.5\n"
                + "GHOST,2026-10-01,60,50,300,10,90,4.5\n"
                + number + ",2026-31-01,60,50,300,10,90,4.5\n"
                + number + ",2999-01-01,60,50,300,10,90,4.5\n"
                + number + ",2026-10-02,-1,50,300,10,90,4.5\n"
                + number + ",2026-10-02,60,many,300,10,90,4.5\n"
                + number + ",2026-10-02,60,50,300,10,100.1,4.5\n"
                + number + ",2026-10-02,60,50,300,10,90,0.9\n"
                + number + ",2026-10-01,70,50,300,10,90,4.5\n"
                + number + ",2026-10-03,60,50,300,10,90,4.5\n");

        assertThat(sink.accepted).containsExactly(2L, 11L);
        assertThat(sink.refused)
                .extracting(
                        CollectingSink.Refusal::line,
                        CollectingSink.Refusal::column,
                        CollectingSink.Refusal::messageKey)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "employee_id", "productivity.bad.agent"),
                        org.assertj.core.groups.Tuple.tuple(4L, "date", "import.bad.date"),
                        org.assertj.core.groups.Tuple.tuple(5L, "date", "productivity.bad.future"),
                        org.assertj.core.groups.Tuple.tuple(6L, "handled", "productivity.bad.range"),
                        org.assertj.core.groups.Tuple.tuple(7L, "target", "import.bad.number"),
                        org.assertj.core.groups.Tuple.tuple(8L, "adherence_pct", "productivity.bad.range"),
                        org.assertj.core.groups.Tuple.tuple(9L, "csat", "productivity.bad.range"),
                        org.assertj.core.groups.Tuple.tuple(10L, "date", "productivity.bad.twice"));
    }

    @Test
    void fileWithoutAColumnIsRefusedAsAWhole() {
        assertThatThrownBy(() -> readFile("employee_id,date,handled\n", ImportMode.COMMIT))
                .isInstanceOf(ImportRefused.class);
    }

    @Test
    void realFileIsReadToItsEndAndRowsOfStrangersAreRefused() throws IOException {
        String content =
                Files.readString(RealFiles.path("productivity-2026-10.csv")).replaceAll("(?m)^A001,", number + ",");
        CollectingSink sink = readFile(content, ImportMode.COMMIT);

        assertThat(sink.accepted).isNotEmpty();
        assertThat(sink.accepted.size() + sink.refused.size() + sink.unchanged.size())
                .isEqualTo((int) content.lines().count() - 1);
        assertThat(month().days()).isEqualTo(sink.accepted.size());
    }

    private CollectingSink commit(String rows) throws IOException {
        return read(rows, ImportMode.COMMIT);
    }

    private CollectingSink read(String rows, ImportMode mode) throws IOException {
        return readFile((rows.contains(";") ? HEADER.replace(',', ';') : HEADER) + rows, mode);
    }

    private CollectingSink readFile(String content, ImportMode mode) throws IOException {
        Path file = Files.writeString(folder.resolve("productivity.csv"), content);
        CollectingSink sink = new CollectingSink();
        try {
            transaction.executeWithoutResult(status -> {
                try {
                    importer.read(new ImportFile(file, "productivity-2026-10.csv"), mode, sink);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        return sink;
    }

    private AgentProductivity month() {
        return Objects.requireNonNull(
                figures.perAgent(List.of(agent.id()), OCTOBER).get(agent.id()));
    }

    private long corrections() {
        return jdbc.sql("select count(*) from audit_entry where action = 'productivity.corrected' and subject_id = ?")
                .param(agent.id())
                .query(Long.class)
                .single();
    }
}
