package id.binamutu.importing;

import id.binamutu.audit.Trail;
import id.binamutu.storage.FileStore;
import id.binamutu.web.NotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The work behind an import. A check runs in a transaction that is always rolled back, a commit in one that is kept whole or
 * not at all; both may therefore be begun again after an interruption.
 */
@Component
class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final ImportRunRepository runs;
    private final Importers importers;
    private final BadRows badRows;
    private final FileStore files;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    ImportRunner(
            ImportRunRepository runs,
            Importers importers,
            BadRows badRows,
            FileStore files,
            Trail trail,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.importers = importers;
        this.badRows = badRows;
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
            ImportCounts counts = transaction.execute(status -> {
                status.setRollbackOnly();
                return read(run, ImportMode.CHECK);
            });
            List<String> header = header(run);
            change(id, current -> current.checked(counts, header));
        });
    }

    void commit(UUID id) {
        run(
                id,
                ImportState.COMMITTING,
                ImportState.COMMITTING,
                run -> transaction.executeWithoutResult(status -> {
                    ImportCounts counts = read(run, ImportMode.COMMIT);
                    ImportRun current = find(id);
                    if (current.state() != ImportState.COMMITTING) {
                        throw new Stopped();
                    }
                    current.done(counts, clock);
                    files.erase(run.fileId()); // it holds what is masked everywhere else
                    trail.record(
                            "import.committed",
                            "import",
                            id,
                            Map.of(
                                    "kind", run.kind(),
                                    "accepted", counts.accepted(),
                                    "unchanged", counts.unchanged(),
                                    "refused", counts.refused()));
                }));
    }

    /** Does nothing when the run has been cancelled, or was finished before the interruption. */
    private void run(UUID id, ImportState fresh, ImportState interrupted, Consumer<ImportRun> work) {
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
        } catch (Stopped stopped) {
            log.info("Import {} was cancelled while it ran", id);
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException e) {
            // Somebody else was faster, or the database is away: look again later.
            throw e;
        } catch (RuntimeException e) {
            log.error("Import {} failed", id, e);
            change(id, current -> {
                current.fail(clock);
                files.erase(run.fileId());
            });
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private List<String> header(ImportRun run) {
        try {
            return BadRowFile.isJson(run.fileName())
                    ? List.of()
                    : CsvTable.header(
                            new ImportFile(files.open(run.fileId()).getFile().toPath(), run.fileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportCounts read(ImportRun run, ImportMode mode) {
        badRows.forget(run.id(), mode);
        Resource resource = files.open(run.fileId());
        try {
            if (resource.isFile()) {
                return read(run, mode, resource.getFile().toPath());
            }
            Path copy = Files.createTempFile("import", null);
            try (InputStream in = resource.getInputStream()) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                return read(run, mode, copy);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportCounts read(ImportRun run, ImportMode mode, Path path) throws IOException {
        long total = TextFile.check(path);
        progress(run.id(), 0, total);
        RunSink sink = new RunSink(
                (first, rows) -> badRows.keep(run.id(), mode, first, rows), line -> progress(run.id(), line, total));
        importers.of(run.kind()).read(new ImportFile(path, run.fileName()), mode, sink);
        return sink.finish();
    }

    /** Seen by others at once, and the place where a cancellation is noticed. */
    private void progress(UUID id, long line, long total) {
        String state = apart.execute(status -> jdbc.sql("""
                update import_run set lines_read = :line, total_lines = :total where id = :id returning state""")
                .param("line", Math.min(line, total))
                .param("total", total)
                .param("id", id)
                .query(String.class)
                .single());
        if (ImportState.CANCELLED.name().equals(state)) {
            throw new Stopped();
        }
    }

    private void change(UUID id, Consumer<ImportRun> change) {
        apart.executeWithoutResult(status -> {
            ImportRun run = find(id);
            if (run.state() != ImportState.CANCELLED) {
                change.accept(run);
            }
        });
    }

    private ImportRun find(UUID id) {
        return runs.findById(id).orElseThrow(NotFoundException::new);
    }

    private static class Stopped extends RuntimeException {}
}
