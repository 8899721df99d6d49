package id.binamutu.interaction;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.importing.ImportSink;
import id.binamutu.importing.ImportSteps;
import id.binamutu.importing.SteppedImporter;
import id.binamutu.importing.Table;
import id.binamutu.importing.TableRow;
import id.binamutu.importing.TextReader;
import id.binamutu.people.Directory;
import id.binamutu.privacy.Masker;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chats and calls from the Omni Channel: a table with a row per message, or JSON with a line per conversation. A conversation
 * goes in whole or not at all: one bad row takes the others with it into the file of bad rows.
 */
@Component
class InteractionImporter implements SteppedImporter {

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

    /** Also a commit in one transaction, for files of our own making. */
    @Override
    @Transactional
    public void read(ImportFile file, ImportMode mode, ImportSink sink) throws IOException {
        if (mode == ImportMode.COMMIT) {
            commit(file, new OneTransaction(sink));
        } else {
            read(file, 0, new CheckedConversations(interactions, jdbc, new MaskingSink(sink, masker))::step);
        }
    }

    @Override
    public void commit(ImportFile file, ImportSteps steps) throws IOException {
        // What goes back to be mended holds no personal data either.
        StoredConversations stored =
                new StoredConversations(interactions, steps, sink -> new MaskingSink(sink, masker));
        read(file, steps.from(), stored::step);
    }

    /** @param from up to this line it is passed over */
    private void read(ImportFile file, long from, Consumer<ConversationBatch.Step> next) throws IOException {
        Map<String, UUID> agents = directory.idsByEmployeeId();
        ConversationBatch batch = new ConversationBatch(interactions.since(), next);
        if (file.format() == ImportFile.Format.JSONL) {
            readLines(file, from, agents, batch);
        } else {
            readTable(file, from, agents, batch);
        }
        batch.end();
    }

    private static void readTable(ImportFile file, long from, Map<String, UUID> agents, ConversationBatch batch)
            throws IOException {
        int idPosition = Table.header(file).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList()
                .indexOf("conversation_id");
        TableConversation current = new TableConversation(agents, batch, idPosition, from);
        Table.read(file, COLUMNS, current, (TableRow row) -> current.row(row));
        current.end();
    }

    private void readLines(ImportFile file, long from, Map<String, UUID> agents, ConversationBatch batch)
            throws IOException {
        JsonConversation reader = new JsonConversation(json, agents);
        try (BufferedReader lines = TextReader.open(file)) {
            String text;
            for (long line = 1; (text = lines.readLine()) != null; line++) {
                // A file of bad rows says before each line what is wrong with it.
                if (line <= from || text.isBlank() || text.startsWith("#")) {
                    continue;
                }
                ConversationBatch.Source source = new ConversationBatch.Source(line, List.of(text));
                try {
                    batch.add(reader.read(text), List.of(source));
                } catch (BadRow bad) {
                    batch.refused(source, bad.column(), bad.messageKey(), bad.arguments());
                }
                batch.between();
            }
        }
    }

    private record OneTransaction(ImportSink sink) implements ImportSteps {

        @Override
        public long from() {
            return 0;
        }

        @Override
        public void step(long line, Consumer<ImportSink> work) {
            work.accept(sink);
        }

        @Override
        public Set<Long> refusedInCheck(String messageKey, Collection<Long> lines) {
            return Set.of();
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
