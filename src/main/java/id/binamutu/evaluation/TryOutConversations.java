package id.binamutu.evaluation;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.ConversationRights;
import id.binamutu.interaction.InteractionSummary;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Conversations that a draft can be tried out on: those that the viewer may read. */
@Component
class TryOutConversations {
    private static final int NEWEST = 10;

    private final Interactions interactions;
    private final ConversationRights rights;
    private final JdbcClient jdbc;

    TryOutConversations(Interactions interactions, ConversationRights rights, JdbcClient jdbc) {
        this.interactions = interactions;
        this.rights = rights;
        this.jdbc = jdbc;
    }

    List<InteractionSummary> newest(Viewer viewer) {
        List<UUID> newest = jdbc.sql("select id from interaction order by started_at desc, id limit :most")
                .param("most", NEWEST)
                .query(UUID.class)
                .list();
        Map<UUID, InteractionSummary> summaries = interactions.summaries(newest);
        return newest.stream()
                .map(summaries::get)
                .filter(Objects::nonNull)
                .filter(row -> rights.mayRead(row.id(), row.teamId(), viewer))
                .toList();
    }

    /** @param number as the Omni Channel names it */
    Optional<Conversation> find(String number, Viewer viewer) {
        return jdbc.sql("select id from interaction where conversation_id = :number")
                .param("number", number)
                .query(UUID.class)
                .optional()
                .map(interactions::read)
                .filter(one -> rights.mayRead(one.summary().id(), one.summary().teamId(), viewer));
    }
}
