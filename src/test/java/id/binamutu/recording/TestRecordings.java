package id.binamutu.recording;

import id.binamutu.interaction.InteractionWriter;
import id.binamutu.interaction.NewConversation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls without a word written down, and recordings of conversations, for tests. */
@Component
public class TestRecordings {
    private final InteractionWriter writer;
    private final RecordingService service;
    private final RecordingStore store;
    private final JdbcClient jdbc;

    TestRecordings(InteractionWriter writer, RecordingService service, RecordingStore store, JdbcClient jdbc) {
        this.writer = writer;
        this.service = service;
        this.store = store;
        this.jdbc = jdbc;
    }

    public record Call(UUID id, String conversationId, String fileName) {}

    public Call call(UUID agentId, Instant startedAt) {
        String name = "VO-" + UUID.randomUUID().toString().substring(0, 13);
        String fileName = "rekaman-" + UUID.randomUUID() + ".wav";
        writer.store(List.of(new NewConversation(
                name,
                "voice",
                agentId,
                "C1",
                startedAt,
                startedAt.plusSeconds(240),
                "gadai",
                null,
                4,
                fileName,
                false,
                List.of())));
        UUID id = jdbc.sql("select id from interaction where conversation_id = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
        return new Call(id, name, fileName);
    }

    /** @return the recording's id */
    public UUID keep(UUID interactionId, byte[] content) {
        try {
            Path file = service.receive(new ByteArrayInputStream(content));
            try {
                return service.keep(store.target(interactionId).orElseThrow(), file, "rekaman", null)
                        .id();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
