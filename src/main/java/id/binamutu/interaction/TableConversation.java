package id.binamutu.interaction;

import id.binamutu.importing.BadRow;
import id.binamutu.importing.ImportSink;
import id.binamutu.importing.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table that belong to one conversation, one after the other. Stands between the table and the batch, so that a row
 * which is no row at all spoils its conversation too.
 */
final class TableConversation implements ImportSink {

    /** More messages than any conversation has: so that a broken file cannot fill the memory. */
    private static final int MOST_MESSAGES = 5_000;

    private static final int MOST_CHARACTERS = 4_000_000;

    private final Map<String, UUID> agents;
    private final ConversationBatch batch;
    private final int idPosition;
    private final long from;

    private @Nullable String id;
    private Map<String, String> head = Map.of();
    private final List<NewConversation.NewMessage> messages = new ArrayList<>();
    private final List<ConversationBatch.Source> rows = new ArrayList<>();
    private long firstBadLine;
    private int characters;

    /** @param from up to this line it is passed over */
    TableConversation(Map<String, UUID> agents, ConversationBatch batch, int idPosition, long from) {
        this.agents = agents;
        this.batch = batch;
        this.idPosition = idPosition;
        this.from = from;
    }

    void row(TableRow row) {
        if (row.line() <= from) {
            pass(row.text("conversation_id"), row.line());
            return;
        }
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
            NewConversation.NewMessage message = sender.isEmpty() && sentAt.isEmpty() && text.isEmpty()
                    ? null
                    : Incoming.message(sender, sentAt, text, "message");
            if (firstBadLine > 0) {
                with(source);
                batch.between();
                return;
            }
            characters += text.length();
            if (characters > MOST_CHARACTERS) {
                throw new BadRow("message", "interaction.bad.large", MOST_CHARACTERS);
            }
            if (message != null) {
                messages.add(message);
            }
            rows.add(source);
        } catch (BadRow bad) {
            spoil(bad, source);
        }
    }

    /** The conversation has all its rows. */
    void end() {
        if (id != null && firstBadLine == 0 && !rows.isEmpty()) {
            batch.add(Incoming.conversation(head, List.copyOf(messages), agents), List.copyOf(rows));
        }
        id = null;
        head = Map.of();
        messages.clear();
        rows.clear();
        firstBadLine = 0;
        characters = 0;
        batch.between();
    }

    /** A row with a wrong number of fields. */
    @Override
    public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
        String stated = idPosition < row.size() ? row.get(idPosition).strip() : "";
        if (line <= from) {
            pass(stated, line);
            return;
        }
        belong(stated);
        spoil(new BadRow(column, messageKey, arguments.toArray()), new ConversationBatch.Source(line, row));
    }

    @Override
    public void accepted(long line) {
        throw new IllegalStateException("a table refuses rows only");
    }

    @Override
    public void unchanged(long line) {
        throw new IllegalStateException("a table refuses rows only");
    }

    /** A row that does not say where it belongs may be of the conversation above: neither goes in. */
    private void belong(String stated) {
        if (id == null || !stated.isEmpty() && !stated.equals(id)) {
            end();
            id = stated;
        }
    }

    /** A step that ended within a conversation is kept for one that is spoiled only. */
    private void pass(String stated, long line) {
        if (id == null || !stated.isEmpty()) {
            id = stated;
        }
        firstBadLine = line;
    }

    private void spoil(BadRow bad, ConversationBatch.Source source) {
        if (firstBadLine == 0) {
            firstBadLine = source.line();
            rows.forEach(this::with);
            rows.clear();
            messages.clear();
        }
        batch.refused(source, bad.column(), bad.messageKey(), bad.arguments());
        batch.between();
    }

    private void with(ConversationBatch.Source row) {
        batch.refused(row, "", "interaction.bad.with", List.of(firstBadLine));
    }

    private static Map<String, String> head(TableRow row) {
        Map<String, String> head = new HashMap<>();
        Incoming.HEAD.forEach(column -> head.put(column, row.text(column)));
        return head;
    }
}
