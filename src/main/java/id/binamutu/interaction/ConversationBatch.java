package id.binamutu.interaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was read of a file since the last step: conversations and rows that are none, in the order of the file. */
final class ConversationBatch {

    private static final int CONVERSATIONS = 2_000;
    private static final int ROWS = 20_000;
    private static final int CHARACTERS = 4_000_000;

    /** Where in the file something stands, and how. */
    record Source(long line, List<String> fields) {}

    record Group(NewConversation conversation, List<Source> rows) {

        long line() {
            return rows.get(0).line();
        }
    }

    record Refusal(Source source, String column, String messageKey, List<Object> arguments) {}

    /** @param line all up to it has been read, and nothing after it belongs to what is in the step */
    record Step(long line, List<Group> groups, List<Refusal> refusals) {}

    private final Instant since;
    private final Consumer<Step> next;
    private List<Group> groups = new ArrayList<>();
    private List<Refusal> refusals = new ArrayList<>();
    private int rows;
    private int characters;
    private long line;

    /** @param since what started before is refused: its retention period is over */
    ConversationBatch(Instant since, Consumer<Step> next) {
        this.since = since;
        this.next = next;
    }

    void add(NewConversation conversation, List<Source> source) {
        if (conversation.startedAt().isBefore(since)) {
            List<Object> from = List.of(Shelves.day(since));
            source.forEach(row -> refused(row, "started_at", "interaction.too-old", from));
            return;
        }
        groups.add(new Group(conversation, source));
        source.forEach(this::weigh);
    }

    void refused(Source source, String column, String messageKey, List<Object> arguments) {
        refusals.add(new Refusal(source, column, messageKey, arguments));
        weigh(source);
    }

    /** Between two conversations, or between rows of one that does not go in: here a step may end. */
    void between() {
        if (groups.size() >= CONVERSATIONS || rows >= ROWS || characters >= CHARACTERS) {
            end();
        }
    }

    /** The end of the file. */
    void end() {
        if (rows > 0) {
            next.accept(new Step(line, groups, refusals));
            groups = new ArrayList<>();
            refusals = new ArrayList<>();
            rows = 0;
            characters = 0;
        }
    }

    private void weigh(Source source) {
        rows++;
        for (String field : source.fields()) {
            characters += field.length();
        }
        line = Math.max(line, source.line());
    }
}
