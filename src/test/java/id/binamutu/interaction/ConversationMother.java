package id.binamutu.interaction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores conversations for tests, each with a name of its own. */
@Component
public class ConversationMother {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final InteractionWriter writer;
    private final JdbcClient jdbc;

    ConversationMother(InteractionWriter writer, JdbcClient jdbc) {
        this.writer = writer;
        this.jdbc = jdbc;
    }

    public UUID conversation(UUID agentId, Instant startedAt) {
        return conversation(agentId, startedAt, "chat", 5, "Selamat siang, ada yang bisa dibantu?");
    }

    public UUID conversation(UUID agentId, Instant startedAt, String channel, int csat, String said) {
        String name = "TC-" + NUMBER.incrementAndGet() + "-" + UUID.randomUUID();
        writer.store(List.of(new NewConversation(
                name,
                channel,
                agentId,
                "C1",
                startedAt,
                startedAt.plusSeconds(240),
                "gadai",
                null,
                csat,
                null,
                false,
                List.of(
                        new NewConversation.NewMessage(Sender.CUSTOMER, startedAt, "Halo kak"),
                        new NewConversation.NewMessage(Sender.AGENT, startedAt.plusSeconds(20), said)))));
        return jdbc.sql("select id from interaction where conversation_id = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    /** One in which everything that a rule may look at is stated. */
    public UUID conversation(
            UUID agentId,
            Instant startedAt,
            int seconds,
            String customer,
            String topic,
            int csat,
            String asked,
            String said) {
        String name = "TC-" + NUMBER.incrementAndGet() + "-" + UUID.randomUUID();
        writer.store(List.of(new NewConversation(
                name,
                "chat",
                agentId,
                customer,
                startedAt,
                startedAt.plusSeconds(seconds),
                topic,
                null,
                csat,
                null,
                false,
                List.of(
                        new NewConversation.NewMessage(Sender.CUSTOMER, startedAt, asked),
                        new NewConversation.NewMessage(Sender.AGENT, startedAt.plusSeconds(20), said)))));
        return jdbc.sql("select id from interaction where conversation_id = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }
}
