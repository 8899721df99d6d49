package id.binamutu.interaction;

import id.binamutu.importing.ImportSink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations of a file that is looked at only: which of them would be new. */
final class CheckedConversations {

    private final JdbcInteractions interactions;
    private final JdbcClient jdbc;
    private final ImportSink sink;

    CheckedConversations(JdbcInteractions interactions, JdbcClient jdbc, ImportSink sink) {
        this.interactions = interactions;
        this.jdbc = jdbc;
        this.sink = sink;
        // What the upload has held so far, all its files together: in the database, so that memory does not grow with
        // it.
        jdbc.sql("create temp table if not exists import_seen (conversation_id text primary key) on commit delete rows")
                .update();
    }

    void step(ConversationBatch.Step step) {
        String[] ids = step.groups().stream()
                .map(group -> group.conversation().conversationId())
                .toArray(String[]::new);
        Set<String> first = new HashSet<>(
                jdbc.sql("insert into import_seen select unnest(:ids) on conflict do nothing returning conversation_id")
                        .param("ids", ids)
                        .query(String.class)
                        .list());
        Set<String> known = interactions.known(first);
        step.refusals().forEach(refusal -> tell(sink, refusal));
        for (ConversationBatch.Group group : step.groups()) {
            String id = group.conversation().conversationId();
            if (!first.remove(id)) {
                twice(sink, group);
            } else if (known.contains(id)) {
                group.rows().forEach(row -> sink.unchanged(row.line()));
            } else {
                group.rows().forEach(row -> sink.accepted(row.line()));
            }
        }
    }

    static void tell(ImportSink sink, ConversationBatch.Refusal refusal) {
        sink.refused(
                refusal.source().line(),
                refusal.column(),
                refusal.messageKey(),
                refusal.arguments(),
                refusal.source().fields());
    }

    static void twice(ImportSink sink, ConversationBatch.Group group) {
        group.rows()
                .forEach(row -> sink.refused(
                        row.line(), "conversation_id", StoredConversations.TWICE, List.of(), row.fields()));
    }
}
