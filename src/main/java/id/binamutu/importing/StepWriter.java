package id.binamutu.importing;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the steps of a commit on a thread of its own, one at a time, while the next one is read. Each step first makes sure that
 * the import stands where this writer left it: a second one, begun because the first was taken for dead, can change nothing.
 */
final class StepWriter implements AutoCloseable {

    private final StepStore store;
    private final UUID runId;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "import-step"));
    private @Nullable Future<?> writing;
    private StepStore.Position at;

    StepWriter(StepStore store, UUID runId, StepStore.Position at) {
        this.store = store;
        this.runId = runId;
        this.at = at;
    }

    ImportSteps of(int part) {
        long from = at.part() == part ? at.line() : 0;
        return new ImportSteps() {
            @Override
            public long from() {
                return from;
            }

            @Override
            public void step(long line, Consumer<ImportSink> work) {
                StepWriter.this.step(new StepStore.Position(part, line), work);
            }

            @Override
            public Set<Long> refusedInCheck(String messageKey, Collection<Long> lines) {
                return store.refusedInCheck(runId, part, messageKey, lines);
            }
        };
    }

    private void step(StepStore.Position to, Consumer<ImportSink> work) {
        await();
        StepStore.Position before = at;
        at = to;
        writing = thread.submit(() -> store.keep(runId, before, to, work));
    }

    /** Until all steps so far are kept; throws what went wrong. */
    void await() {
        if (writing == null) {
            return;
        }
        try {
            writing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The application stops; the import goes on at its next start", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(Objects.requireNonNull(e.getCause()));
        } finally {
            writing = null;
        }
    }

    /** What is under way is brought to its end, whatever it is. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        try {
            while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                // A step is a matter of seconds, or of the database's patience.
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
