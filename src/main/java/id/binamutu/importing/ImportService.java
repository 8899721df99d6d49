package id.binamutu.importing;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import id.binamutu.audit.Trail;
import id.binamutu.storage.FileStore;
import id.binamutu.storage.StoredFile;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
    private final ImportParts parts;
    private final BadRows badRows;
    private final FileStore files;
    private final Trail trail;
    private final SchedulerClient scheduler;
    private final MessageSource messages;
    private final Clock clock;

    ImportService(
            ImportRunRepository runs,
            Importers importers,
            ImportParts parts,
            BadRows badRows,
            FileStore files,
            Trail trail,
            SchedulerClient scheduler,
            MessageSource messages,
            Clock clock) {
        this.runs = runs;
        this.importers = importers;
        this.parts = parts;
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
        return runs.findAllByOrderByUploadedAtDesc(page).map(this::view);
    }

    @Transactional(readOnly = true)
    ImportView find(UUID id) {
        return view(run(id));
    }

    /** The names of the files in the upload, once it has been checked. */
    @Transactional(readOnly = true)
    List<String> files(UUID id) {
        return parts.of(id).stream().map(ImportParts.Part::name).toList();
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
        ImportRun run = runForChange(id);
        run.commission(clock);
        runs.save(run);
        trail.record("import.commissioned", "import", id);
        scheduler.schedule(ImportTasks.COMMIT.instance(id.toString()).scheduledTo(clock.instant()));
    }

    @Transactional
    void cancel(UUID id) {
        ImportRun run = runForChange(id);
        run.cancel(clock);
        files.erase(run.fileId());
        trail.record(
                "import.cancelled",
                "import",
                id,
                run.commissioned() ? Map.of("accepted", run.counts().accepted()) : Map.of());
    }

    @Transactional(readOnly = true)
    List<BadRows.Row> firstBadRows(UUID id, int limit) {
        return badRows.first(id, phase(run(id)), limit);
    }

    /** The bad rows in the shape of the upload with the causes beside them; what is mended can be sent again as it is. */
    @Transactional(readOnly = true)
    void writeBadRows(UUID id, OutputStream out, Locale locale) throws IOException {
        List<ImportParts.Part> all = parts.of(id);
        if (all.size() == 1) {
            writeBadRows(id, all.get(0), out, locale);
            return;
        }
        Set<Integer> spoiled = badRows.parts(id, phase(run(id)));
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (ImportParts.Part part : all) {
            if (spoiled.contains(part.number())) {
                // Two files of one name may lie in different folders of a zip.
                zip.putNextEntry(new ZipEntry((part.number() + 1) + "-" + BadRowFile.name(part.name(), part.format())));
                writeBadRows(id, part, new KeptOpen(zip), locale);
                zip.closeEntry();
            }
        }
        zip.finish();
    }

    /** How the file of bad rows is called. */
    @Transactional(readOnly = true)
    String badRowsName(UUID id) {
        List<ImportParts.Part> all = parts.of(id);
        ImportRun run = run(id);
        return all.size() == 1
                ? BadRowFile.name(run.fileName(), all.get(0).format())
                : BadRowFile.zipName(run.fileName());
    }

    private void writeBadRows(UUID id, ImportParts.Part part, OutputStream out, Locale locale) throws IOException {
        try (BadRowFile file = BadRowFile.of(part, out)) {
            badRows.each(id, phase(run(id)), part.number(), row -> {
                try {
                    file.write(row, cause(row, locale));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    String cause(BadRows.Row row, Locale locale) {
        return messages.getMessage(row.messageKey(), row.arguments().toArray(), locale);
    }

    /** Several files go through it one after the other, each of which closes what it wrote to. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private ImportView view(ImportRun run) {
        return ImportView.of(run, importers.of(run.kind()) instanceof SteppedImporter, clock);
    }

    private static ImportMode phase(ImportRun run) {
        return run.commissioned() ? ImportMode.COMMIT : ImportMode.CHECK;
    }

    private ImportRun runForChange(UUID id) {
        return runs.findForChangeById(id).orElseThrow(NotFoundException::new);
    }

    private ImportRun run(UUID id) {
        return runs.findById(id).orElseThrow(NotFoundException::new);
    }
}
