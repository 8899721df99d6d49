package id.binamutu.importing;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import de.siegmar.fastcsv.writer.CsvWriter;
import id.binamutu.audit.Trail;
import id.binamutu.storage.FileStore;
import id.binamutu.storage.StoredFile;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ImportService {

    private static final EnumSet<ImportState> UNDER_WAY =
            EnumSet.of(ImportState.UPLOADED, ImportState.CHECKING, ImportState.CHECKED, ImportState.COMMITTING);

    private final ImportRunRepository runs;
    private final Importers importers;
    private final BadRows badRows;
    private final FileStore files;
    private final Trail trail;
    private final SchedulerClient scheduler;
    private final MessageSource messages;
    private final Clock clock;

    ImportService(
            ImportRunRepository runs,
            Importers importers,
            BadRows badRows,
            FileStore files,
            Trail trail,
            SchedulerClient scheduler,
            MessageSource messages,
            Clock clock) {
        this.runs = runs;
        this.importers = importers;
        this.badRows = badRows;
        this.files = files;
        this.trail = trail;
        this.scheduler = scheduler;
        this.messages = messages;
        this.clock = clock;
    }

    List<String> kinds() {
        return importers.kinds();
    }

    @Transactional(readOnly = true)
    Page<ImportView> list(Pageable page) {
        return runs.findAllByOrderByUploadedAtDesc(page).map(ImportView::of);
    }

    @Transactional(readOnly = true)
    ImportView find(UUID id) {
        return ImportView.of(run(id));
    }

    /**
     * @return the import of this file: a new one, or the one that is under way already
     * @throws RuleViolation when there is no such kind of file
     */
    @Transactional
    Uploaded upload(String kind, InputStream content, String name, String by) throws IOException {
        if (!importers.kinds().contains(kind)) {
            throw RuleViolation.at("kind", "import.kind-unknown");
        }
        StoredFile file = files.store(content, name, "application/octet-stream");
        var known = runs.findByKindAndSha256AndStateIn(kind, file.sha256(), UNDER_WAY);
        if (known.isPresent()) {
            files.erase(file.id());
            return new Uploaded(known.get().id(), false);
        }
        ImportRun run = runs.save(new ImportRun(kind, file, by, clock));
        trail.record("import.uploaded", "import", run.id(), Map.of("kind", kind, "sha256", file.sha256()));
        scheduler.schedule(ImportTasks.CHECK.instance(run.id().toString()).scheduledTo(clock.instant()));
        return new Uploaded(run.id(), true);
    }

    /** @param fresh whether this upload began it */
    record Uploaded(UUID id, boolean fresh) {}

    @Transactional
    void commission(UUID id) {
        ImportRun run = run(id);
        run.commission();
        runs.save(run);
        trail.record("import.commissioned", "import", id);
        scheduler.schedule(ImportTasks.COMMIT.instance(id.toString()).scheduledTo(clock.instant()));
    }

    @Transactional
    void cancel(UUID id) {
        ImportRun run = run(id);
        run.cancel(clock);
        files.erase(run.fileId());
        trail.record("import.cancelled", "import", id);
    }

    @Transactional(readOnly = true)
    List<BadRows.Row> firstBadRows(UUID id, int limit) {
        return badRows.first(id, phase(run(id)), limit);
    }

    /** The bad rows in the file's own shape with the causes beside them; what is mended can be sent again as it is. */
    @Transactional(readOnly = true)
    void writeBadRows(UUID id, Writer writer, Locale locale) throws IOException {
        ImportRun run = run(id);
        if (BadRowFile.isJson(run.fileName())) {
            badRows.each(id, phase(run), row -> write(writer, BadRowFile.jsonLines(row, cause(row, locale))));
            return;
        }
        List<String> header = new ArrayList<>(run.header());
        int all = header.size();
        header.removeAll(BadRowFile.COLUMNS);
        CsvWriter csv = CsvWriter.builder().build(writer);
        List<String> titles = new ArrayList<>(header);
        titles.addAll(BadRowFile.COLUMNS);
        csv.writeRecord(titles);
        badRows.each(
                id, phase(run), row -> csv.writeRecord(BadRowFile.csvRow(row, cause(row, locale), header.size(), all)));
        csv.flush();
    }

    String cause(BadRows.Row row, Locale locale) {
        return messages.getMessage(row.messageKey(), row.arguments().toArray(), locale);
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportMode phase(ImportRun run) {
        return run.state() == ImportState.DONE ? ImportMode.COMMIT : ImportMode.CHECK;
    }

    private ImportRun run(UUID id) {
        return runs.findById(id).orElseThrow(NotFoundException::new);
    }
}
