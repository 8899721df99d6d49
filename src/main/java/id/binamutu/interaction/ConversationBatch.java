package id.binamutu.interaction;

import id.binamutu.importing.ImportMode;
import id.binamutu.importing.ImportSink;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some conversations at a time on their way in. A check goes the same way and only stops before the last step. */
final class ConversationBatch {

    private static final int CONVERSATIONS = 1_000;
    private static final int ROWS = 10_000;

    private final JdbcInteractions interactions;
    private final JdbcClient jdbc;
    private final ImportMode mode;
    private final ImportSink sink;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private int rows;

    /** Where in the file something stands, and how. */
    record Source(long line, List<String> fields) {}

    private record Group(NewConversation conversation, List<Source> rows) {}

    ConversationBatch(JdbcInteractions interactions, JdbcClient jdbc, ImportMode mode, ImportSink sink) {
        this.interactions = interactions;
        this.jdbc = jdbc;
        this.mode = mode;
        this.sink = sink;
        // What this file has held so far: in the database, so that memory does not grow with the file.
        jdbc.sql("create temp table if not exists import_seen (conversation_id text primary key) on commit delete rows")
                .update();
        jdbc.sql("delete from import_seen").update();
    }

    void add(NewConversation conversation, List<Source> source) {
        if (groups.containsKey(conversation.conversationId())) {
            twice(source);
            return;
        }
        groups.put(conversation.conversationId(), new Group(conversation, source));
        rows += source.size();
        if (groups.size() >= CONVERSATIONS || rows >= ROWS) {
            flush();
        }
    }

    void flush() {
        if (groups.isEmpty()) {
            return;
        }
        Set<String> first = new HashSet<>(
                jdbc.sql("insert into import_seen select unnest(:ids) on conflict do nothing returning conversation_id")
                        .param("ids", groups.keySet().toArray(String[]::new))
                        .query(String.class)
                        .list());
        List<Group> once = groups.values().stream()
                .filter(group -> first.contains(group.conversation().conversationId()))
                .toList();
        Set<String> fresh = fresh(first, once);
        for (Group group : groups.values()) {
            String id = group.conversation().conversationId();
            if (!first.contains(id)) {
                twice(group.rows());
            } else if (fresh.contains(id)) {
                group.rows().forEach(row -> sink.accepted(row.line()));
            } else {
                group.rows().forEach(row -> sink.unchanged(row.line()));
            }
        }
        groups.clear();
        rows = 0;
    }

    private Set<String> fresh(Set<String> ids, List<Group> once) {
        if (mode == ImportMode.COMMIT) {
            return interactions.store(once.stream().map(Group::conversation).toList());
        }
        Set<String> fresh = new HashSet<>(ids);
        fresh.removeAll(interactions.known(ids));
        return fresh;
    }

    private void twice(List<Source> rows) {
        rows.forEach(
                row -> sink.refused(row.line(), "conversation_id", "interaction.bad.twice", List.of(), row.fields()));
    }
}
