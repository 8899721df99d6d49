package id.binamutu.interaction;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.CsvRow;
import id.binamutu.importing.CsvTable;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.importing.ImportSink;
import id.binamutu.importing.Importer;
import id.binamutu.importing.TextFile;
import id.binamutu.people.Directory;
import id.binamutu.privacy.Masker;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chats and calls from the Omni Channel: CSV with a row per message, or JSONL with a line per conversation. A conversation
 * goes in whole or not at all: one bad row takes the others with it into the file of bad rows.
 */
@Component
class InteractionImporter implements Importer {

    private static final List<String> COLUMNS = List.of(
            "conversation_id", "channel", "agent_id", "customer_ref", "started_at", "sender", "sent_at", "message");

    private final JdbcInteractions interactions;
    private final Directory directory;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Masker masker;

    InteractionImporter(
            JdbcInteractions interactions, Directory directory, JdbcClient jdbc, JsonMapper json, Masker masker) {
        this.interactions = interactions;
        this.directory = directory;
        this.jdbc = jdbc;
        this.json = json;
        this.masker = masker;
    }

    @Override
    public String kind() {
        return "interactions";
    }

    @Override
    @Transactional
    public void read(ImportFile file, ImportMode mode, ImportSink sink) throws IOException {
        Map<String, UUID> agents = directory.idsByEmployeeId();
        // What goes back to be mended holds no personal data either.
        ImportSink masking = new MaskingSink(sink, masker);
        ConversationBatch batch = new ConversationBatch(interactions, jdbc, mode, masking);
        String name = file.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            readLines(file, agents, batch, masking);
        } else {
            readTable(file, agents, batch, masking);
        }
        batch.flush();
    }

    private static void readTable(ImportFile file, Map<String, UUID> agents, ConversationBatch batch, ImportSink sink)
            throws IOException {
        TextFile.check(file.path());
        CsvConversation current = new CsvConversation(agents, batch, sink, position(file));
        CsvTable.read(file, COLUMNS, current, (CsvRow row) -> current.row(row));
        current.end();
    }

    private static int position(ImportFile file) throws IOException {
        return CsvTable.header(file).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList()
                .indexOf("conversation_id");
    }

    private void readLines(ImportFile file, Map<String, UUID> agents, ConversationBatch batch, ImportSink sink)
            throws IOException {
        TextFile.check(file.path());
        JsonConversation reader = new JsonConversation(json, agents);
        try (BufferedReader lines = TextFile.reader(file.path())) {
            String text;
            for (long line = 1; (text = lines.readLine()) != null; line++) {
                // A file of bad rows says before each line what is wrong with it.
                if (text.isBlank() || text.startsWith("#")) {
                    continue;
                }
                ConversationBatch.Source source = new ConversationBatch.Source(line, List.of(text));
                try {
                    batch.add(reader.read(text), List.of(source));
                } catch (BadRow bad) {
                    sink.refused(line, bad.column(), bad.messageKey(), bad.arguments(), source.fields());
                }
            }
        }
    }

    private record MaskingSink(ImportSink sink, Masker masker) implements ImportSink {

        @Override
        public void accepted(long line) {
            sink.accepted(line);
        }

        @Override
        public void unchanged(long line) {
            sink.unchanged(line);
        }

        @Override
        public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
            sink.refused(
                    line,
                    column,
                    messageKey,
                    arguments,
                    row.stream().map(masker::mask).toList());
        }
    }
}
