package id.binamutu.importing;

import id.binamutu.audit.Trail;
import id.binamutu.storage.FileStore;
import id.binamutu.web.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work behind an import. A check runs in a transaction that is always rolled back. A commit is kept whole or not at all, or
 * in steps where the importer says so. All of it may be begun again after an interruption, and is: at once when the database
 * comes back, and by the scheduler when the application does.
 */
@Component
class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Classes of SQL states: data that does not fit, a constraint that forbids it, a statement that is wrong. */
    private static final Set<String> FAULTS = Set.of("0A", "21", "22", "23", "42", "P0");

    private final ImportRunRepository runs;
    private final ImportParts parts;
    private final Importers importers;
    private final BadRows badRows;
    private final StepStore steps;
    private final FileStore files;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    ImportRunner(
            ImportRunRepository runs,
            ImportParts parts,
            Importers importers,
            BadRows badRows,
            StepStore steps,
            FileStore files,
            Trail trail,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.parts = parts;
        this.importers = importers;
        this.badRows = badRows;
        this.steps = steps;
        this.files = files;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void check(UUID id) {
        run(id, ImportState.UPLOADED, ImportState.CHECKING, run -> {
            change(id, ImportRun::startChecking);
            badRows.forget(id, ImportMode.CHECK);
            List<ImportParts.Part> found = new ArrayList<>();
            ImportCounts counts = transaction.execute(status -> {
                status.setRollbackOnly();
                return check(run, found);
            });
            change(id, current -> {
                current.checked(counts);
                parts.keep(id, found);
            });
        });
    }

    void commit(UUID id) {
        run(id, ImportState.COMMITTING, ImportState.COMMITTING, run -> {
            if (importers.of(run.kind()) instanceof SteppedImporter importer) {
                commitInSteps(run, importer);
            } else {
                badRows.forget(id, ImportMode.COMMIT);
                transaction.executeWithoutResult(status -> done(id, commitWhole(run)));
            }
        });
    }

    private ImportCounts check(ImportRun run, List<ImportParts.Part> found) {
        Importer importer = importers.of(run.kind());
        return read(run, upload -> {
            RunSink sink = new RunSink(
                    0,
                    0,
                    (first, rows) -> badRows.keepApart(run.id(), ImportMode.CHECK, first, rows),
                    rows -> progress(run.id(), upload.position(), upload.size()));
            progress(run.id(), 0, upload.size());
            upload.each(0, (number, file) -> {
                sink.part(number);
                importer.read(file, ImportMode.CHECK, sink);
                boolean table = file.format() != ImportFile.Format.JSONL;
                found.add(new ImportParts.Part(
                        number, file.name(), file.format(), table ? Table.header(file) : List.of()));
            });
            return sink.finish();
        });
    }

    private ImportCounts commitWhole(ImportRun run) {
        Importer importer = importers.of(run.kind());
        return read(run, upload -> {
            RunSink sink = new RunSink(
                    0,
                    0,
                    (first, rows) -> badRows.keepApart(run.id(), ImportMode.COMMIT, first, rows),
                    rows -> progress(run.id(), rows, run.total()));
            upload.each(0, (number, file) -> {
                sink.part(number);
                importer.read(file, ImportMode.COMMIT, sink);
            });
            return sink.finish();
        });
    }

    private void commitInSteps(ImportRun run, SteppedImporter importer) {
        StepStore.Position from = steps.begin(run.id());
        read(run, upload -> {
            try (StepWriter writer = new StepWriter(steps, run.id(), from)) {
                upload.each(from.part(), (number, file) -> importer.commit(file, writer.of(number)));
                writer.await();
            }
            return upload.size();
        });
        transaction.executeWithoutResult(status -> done(run.id(), null));
    }

    private void done(UUID id, @Nullable ImportCounts counts) {
        ImportRun current = runs.findForChangeById(id).orElseThrow(NotFoundException::new);
        if (current.state() != ImportState.COMMITTING) {
            throw new StepStore.Stopped();
        }
        current.done(counts == null ? current.counts() : counts, clock);
        files.erase(current.fileId()); // it holds what is masked everywhere else
        trail.record(
                "import.committed",
                "import",
                id,
                Map.of(
                        "kind", current.kind(),
                        "accepted", current.counts().accepted(),
                        "unchanged", current.counts().unchanged(),
                        "refused", current.counts().refused()));
    }

    /** Does nothing when the run has been cancelled, or was finished before the interruption. */
    private void run(UUID id, ImportState fresh, ImportState interrupted, Consumer<ImportRun> work) {
        Instant patient = clock.instant().plus(PATIENCE);
        while (true) {
            try {
                attempt(id, fresh, interrupted, work);
                return;
            } catch (RuntimeException e) {
                if (!passes(e) || clock.instant().isAfter(patient)) {
                    throw e;
                }
                log.warn("Import {} waits for the database: {}", id, e.toString());
                pause(e);
            }
        }
    }

    private void attempt(UUID id, ImportState fresh, ImportState interrupted, Consumer<ImportRun> work) {
        ImportRun run = find(id);
        if (run.state() != fresh && run.state() != interrupted) {
            return;
        }
        // The trail names who sent the file.
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(run.uploadedBy(), null, List.of())));
        try {
            work.accept(run);
        } catch (ImportRefused refused) {
            change(id, current -> {
                current.refuse(refused, clock);
                files.erase(run.fileId());
            });
        } catch (StepStore.Stopped stopped) {
            log.info("Import {} was cancelled while it ran", id);
        } catch (RuntimeException e) {
            if (passes(e) || Thread.currentThread().isInterrupted() || e instanceof StepStore.Overtaken) {
                // Somebody else was faster, the database is away, or we are about to stop: it goes on later.
                throw e;
            }
            log.error("Import {} failed", id, e);
            change(id, current -> {
                current.fail(clock);
                files.erase(run.fileId());
            });
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /**
     * Whether it is the database's trouble of the moment: it was stopped, starts, has no room, or cut off whoever waited for whom.
     * A connection that breaks shows in many ways, some without a state; what the import itself is to blame for has one.
     */
    private static boolean passes(Throwable e) {
        boolean database = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            database |= cause instanceof TransactionException || cause instanceof SQLException;
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && FAULTS.contains(sql.getSQLState().substring(0, 2))) {
                return false;
            }
        }
        return database;
    }

    private static void pause(RuntimeException e) {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    private interface Reading<T> {
        T of(OpenUpload upload) throws IOException;
    }

    private <T> T read(ImportRun run, Reading<T> reading) {
        try (OpenUpload upload = new OpenUpload(files.open(run.fileId()), run.fileName())) {
            return reading.of(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seen by others at once, and the place where a cancellation is noticed. */
    private void progress(UUID id, long done, long total) {
        String state = apart.execute(
                status -> jdbc.sql("update import_run set done = :done, total = :total where id = :id returning state")
                        .param("done", Math.min(done, total))
                        .param("total", total)
                        .param("id", id)
                        .query(String.class)
                        .single());
        if (ImportState.CANCELLED.name().equals(state)) {
            throw new StepStore.Stopped();
        }
    }

    private void change(UUID id, Consumer<ImportRun> change) {
        apart.executeWithoutResult(status -> {
            ImportRun run = runs.findForChangeById(id).orElseThrow(NotFoundException::new);
            if (run.state() != ImportState.CANCELLED) {
                change.accept(run);
            }
        });
    }

    private ImportRun find(UUID id) {
        return runs.findById(id).orElseThrow(NotFoundException::new);
    }
}
