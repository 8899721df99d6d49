package id.binamutu.interaction;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.CsvRow;
import id.binamutu.importing.ImportSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that belong to one conversation, one after the other. Stands between the table and the sink, so that a row
 * which is no row at all spoils its conversation too.
 */
final class CsvConversation implements ImportSink {

    /** More messages than any conversation has: so that a broken file cannot fill the memory. */
    private static final int MOST_MESSAGES = 5_000;

    private final Map<String, UUID> agents;
    private final ConversationBatch batch;
    private final ImportSink sink;
    private final int idPosition;

    private @Nullable String id;
    private Map<String, String> head = Map.of();
    private final List<NewConversation.NewMessage> messages = new ArrayList<>();
    private final List<ConversationBatch.Source> rows = new ArrayList<>();
    private long firstBadLine;

    CsvConversation(Map<String, UUID> agents, ConversationBatch batch, ImportSink sink, int idPosition) {
        this.agents = agents;
        this.batch = batch;
        this.sink = sink;
        this.idPosition = idPosition;
    }

    void row(CsvRow row) {
        belong(row.text("conversation_id"));
        ConversationBatch.Source source = new ConversationBatch.Source(row.line(), row.fields());
        if (rows.size() >= MOST_MESSAGES) {
            spoil(new BadRow("conversation_id", "interaction.bad.many", MOST_MESSAGES), source);
            return;
        }
        try {
            Map<String, String> stated = head(row);
            if (head.isEmpty()) {
                head = stated;
                // Says at once what is wrong with the head, at the row that says it.
                Incoming.conversation(head, List.of(), agents);
            } else {
                for (String column : Incoming.HEAD) {
                    if (!Objects.equals(stated.get(column), head.get(column))) {
                        throw new BadRow(column, "interaction.bad.head-differs");
                    }
                }
            }
            String sender = row.text("sender");
            String sentAt = row.text("sent_at");
            String text = row.text("message");
            if (!(sender.isEmpty() && sentAt.isEmpty() && text.isEmpty())) {
                messages.add(Incoming.message(sender, sentAt, text, "message"));
            }
            if (firstBadLine > 0) {
                with(source);
            } else {
                rows.add(source);
            }
        } catch (BadRow bad) {
            spoil(bad, source);
        }
    }

    /** The end of the file: the last conversation has all its rows. */
    void end() {
        if (id != null && firstBadLine == 0 && !rows.isEmpty()) {
            batch.add(Incoming.conversation(head, List.copyOf(messages), agents), List.copyOf(rows));
        }
        id = null;
        head = Map.of();
        messages.clear();
        rows.clear();
        firstBadLine = 0;
    }

    /** A row with a wrong number of fields. */
    @Override
    public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
        belong(idPosition < row.size() ? row.get(idPosition).strip() : "");
        spoil(new BadRow(column, messageKey, arguments.toArray()), new ConversationBatch.Source(line, row));
    }

    @Override
    public void accepted(long line) {
        sink.accepted(line);
    }

    @Override
    public void unchanged(long line) {
        sink.unchanged(line);
    }

    /** A row that does not say where it belongs may be of the conversation above: neither goes in. */
    private void belong(String stated) {
        if (id == null || !stated.isEmpty() && !stated.equals(id)) {
            end();
            id = stated;
        }
    }

    private void spoil(BadRow bad, ConversationBatch.Source source) {
        if (firstBadLine == 0) {
            firstBadLine = source.line();
            rows.forEach(this::with);
            rows.clear();
            messages.clear();
        }
        sink.refused(source.line(), bad.column(), bad.messageKey(), bad.arguments(), source.fields());
    }

    private void with(ConversationBatch.Source row) {
        sink.refused(row.line(), "", "interaction.bad.with", List.of(firstBadLine), row.fields());
    }

    private static Map<String, String> head(CsvRow row) {
        Map<String, String> head = new HashMap<>();
        Incoming.HEAD.forEach(column -> head.put(column, row.text(column)));
        return head;
    }
}
