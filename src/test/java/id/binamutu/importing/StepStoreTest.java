package id.binamutu.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.storage.FileStore;
import id.binamutu.testing.BinaMutuTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BinaMutuTest
class StepStoreTest {

    private static final StepStore.Position START = new StepStore.Position(0, 0);
    private static final StepStore.Position TENTH = new StepStore.Position(0, 10);
    private static final StepStore.Position TWENTIETH = new StepStore.Position(0, 20);

    @Autowired
    StepStore steps;

    @Autowired
    ImportRunRepository runs;

    @Autowired
    ImportService service;

    @Autowired
    BadRows badRows;

    @Autowired
    RunningImports running;

    @Autowired
    FileStore files;

    @Autowired
    Clock clock;

    private UUID id;

    @BeforeEach
    void committing() throws IOException {
        var file = files.store(
                new ByteArrayInputStream(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)),
                "a.csv",
                "text/csv");
        ImportRun run = new ImportRun("interactions", file, "somebody", clock);
        run.startChecking();
        run.checked(new ImportCounts(20, 0, 1));
        run.commission(clock);
        id = runs.save(run).id();
    }

    /** Draws wait for whatever is being committed, those of other tests too. */
    @AfterEach
    void end() {
        if (service.find(id).cancellable()) {
            service.cancel(id);
        }
    }

    @Test
    void stepIsKeptWithItsRowsAndTheNextOneGoesOnFromThere() {
        assertThat(steps.begin(id)).isEqualTo(START);
        steps.keep(id, START, TENTH, sink -> {
            sink.accepted(9);
            sink.refused(10, "csat", "import.bad.number", List.of("x"), List.of("x"));
        });

        assertThat(steps.begin(id)).isEqualTo(TENTH);
        steps.keep(
                id,
                TENTH,
                TWENTIETH,
                sink -> sink.refused(20, "csat", "import.bad.number", List.of("y"), List.of("y")));

        assertThat(badRows.first(id, ImportMode.COMMIT, 9))
                .extracting(BadRows.Row::line)
                .containsExactly(10L, 20L);
        assertThat(service.find(id).accepted()).isEqualTo(1);
        assertThat(service.find(id).refused()).isEqualTo(2);
        assertThat(service.find(id).resumed()).isTrue();
    }

    @Test
    void stepThatFailsLeavesNothing() {
        assertThatThrownBy(() -> steps.keep(id, START, TENTH, sink -> {
                    sink.refused(1, "csat", "import.bad.number", List.of("x"), List.of("x"));
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");

        assertThat(steps.begin(id)).isEqualTo(START);
        assertThat(badRows.first(id, ImportMode.COMMIT, 9)).isEmpty();
        assertThat(service.find(id).refused()).isZero();
    }

    @Test
    void secondOneWhoGoesOnWithTheSameImportChangesNothing() {
        steps.keep(id, START, TENTH, sink -> sink.accepted(10));

        assertThatThrownBy(() -> steps.keep(id, START, TENTH, sink -> sink.accepted(10)))
                .isInstanceOf(StepStore.Overtaken.class);

        assertThat(service.find(id).accepted()).isEqualTo(1);
    }

    @Test
    void stoppedImportKeepsWhatIsInAndTakesNoMore() {
        steps.keep(id, START, TENTH, sink -> sink.accepted(10));
        assertThat(running.committing("interactions")).isTrue();

        service.cancel(id);

        assertThatThrownBy(() -> steps.keep(id, TENTH, TWENTIETH, sink -> sink.accepted(20)))
                .isInstanceOf(StepStore.Stopped.class);
        ImportView stopped = service.find(id);
        assertThat(stopped.accepted()).isEqualTo(1);
        assertThat(stopped.sentence()).isEqualTo("import.state.CANCELLED.partly");
    }
}
