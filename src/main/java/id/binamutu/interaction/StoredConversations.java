package id.binamutu.interaction;

import id.binamutu.importing.ImportSink;
import id.binamutu.importing.ImportSteps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Conversations of a file on their way in: made ready while the step before is kept. */
final class StoredConversations {

    static final String TWICE = "interaction.bad.twice";

    private final JdbcInteractions interactions;
    private final ImportSteps steps;
    private final UnaryOperator<ImportSink> masking;

    StoredConversations(JdbcInteractions interactions, ImportSteps steps, UnaryOperator<ImportSink> masking) {
        this.interactions = interactions;
        this.steps = steps;
        this.masking = masking;
    }

    void step(ConversationBatch.Step step) {
        Map<String, ConversationBatch.Group> once = new LinkedHashMap<>();
        List<ConversationBatch.Group> again = new ArrayList<>();
        for (ConversationBatch.Group group : step.groups()) {
            if (once.putIfAbsent(group.conversation().conversationId(), group) != null) {
                again.add(group);
            }
        }
        List<JdbcInteractions.Ready> ready = interactions.ready(once.values().stream()
                .map(ConversationBatch.Group::conversation)
                .toList());
        steps.step(step.line(), sink -> keep(step, once, again, ready, masking.apply(sink)));
    }

    private void keep(
            ConversationBatch.Step step,
            Map<String, ConversationBatch.Group> once,
            List<ConversationBatch.Group> again,
            List<JdbcInteractions.Ready> ready,
            ImportSink sink) {
        Set<String> fresh = interactions.write(ready);
        List<ConversationBatch.Group> known = new ArrayList<>();
        step.refusals().forEach(refusal -> CheckedConversations.tell(sink, refusal));
        once.forEach((id, group) -> {
            if (fresh.contains(id)) {
                group.rows().forEach(row -> sink.accepted(row.line()));
            } else {
                known.add(group);
            }
        });
        // Stored before this import, or by an earlier step of it: only the look at the whole file could tell.
        Set<Long> twice = new HashSet<>(steps.refusedInCheck(
                TWICE, known.stream().map(ConversationBatch.Group::line).toList()));
        for (ConversationBatch.Group group : known) {
            if (twice.contains(group.line())) {
                again.add(group);
            } else {
                group.rows().forEach(row -> sink.unchanged(row.line()));
            }
        }
        again.forEach(group -> CheckedConversations.twice(sink, group));
    }
}
