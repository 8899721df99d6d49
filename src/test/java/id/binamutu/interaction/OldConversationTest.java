package id.binamutu.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.importing.CollectingSink;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@BinaMutuTest
class OldConversationTest {

    @Autowired
    InteractionImporter importer;

    @Autowired
    TestOrganisation organisation;

    @TempDir
    Path folder;

    @Test
    void conversationOlderThanTheRetentionPeriodIsRefusedRowByRowAndTheOthersGoIn() throws IOException {
        String agent = organisation.team().agent().employeeId();
        String old = "OLD-" + UUID.randomUUID();
        Path file = Files.writeString(folder.resolve("chat.csv"), """
                conversation_id,channel,agent_id,customer_ref,started_at,ended_at,topic,csat,sender,sent_at,message
                %1$s,chat,%2$s,C1,2019-03-01T09:00:00+07:00,,,,CUSTOMER,2019-03-01T09:00:00+07:00,Halo
                %1$s,chat,%2$s,C1,2019-03-01T09:00:00+07:00,,,,AGENT,2019-03-01T09:01:00+07:00,Selamat pagi
                NEW-%1$s,chat,%2$s,C1,2026-10-01T09:00:00+07:00,,,,CUSTOMER,2026-10-01T09:00:00+07:00,Halo
                """.formatted(old, agent));
        CollectingSink sink = new CollectingSink();
        importer.read(new ImportFile(file, "chat.csv"), ImportMode.COMMIT, sink);

        assertThat(sink.refused)
                .extracting(
                        CollectingSink.Refusal::line,
                        CollectingSink.Refusal::column,
                        CollectingSink.Refusal::messageKey)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(2L, "started_at", "interaction.too-old"),
                        org.assertj.core.api.Assertions.tuple(3L, "started_at", "interaction.too-old"));
        assertThat(sink.accepted).containsExactly(4L);
    }
}
