package id.binamutu.testing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Makes large files of chats that are alike in length and words to real ones; one in ten names a phone number. */
public final class ManyConversations {

    private static final List<String> WORDS = List.of(
            "gadai",
            "emas",
            "cicilan",
            "pelunasan",
            "jatuh",
            "tempo",
            "perpanjangan",
            "bunga",
            "pinjaman",
            "tabungan",
            "cabang",
            "antrean",
            "aplikasi",
            "pembayaran",
            "promo",
            "nasabah",
            "barang",
            "jaminan",
            "taksiran",
            "lelang",
            "terima",
            "kasih",
            "mohon",
            "bantuan",
            "informasi",
            "sudah",
            "belum",
            "kemarin",
            "berapa",
            "bagaimana");

    private static final String HEADER =
            "conversation_id,channel,agent_id,customer_ref,started_at,ended_at,topic,csat,sender,sent_at,message\n";

    public static final int MESSAGES = 6;

    private final String prefix;
    private final List<String> agents;
    private final Instant from;
    private final Random random = new Random(7);

    /** @param from when the first one starts; the others follow by the second */
    public ManyConversations(String prefix, List<String> agents, Instant from) {
        this.prefix = prefix;
        this.agents = agents;
        this.from = from;
    }

    /** As a table. */
    public Path csv(Path file, int conversations) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(HEADER);
            for (int i = 0; i < conversations; i++) {
                String head = prefix + i + ",chat," + agents.get(i % agents.size()) + ",C" + i % 5_000 + "," + at(i, 0)
                        + "," + at(i, 300) + "," + WORDS.get(i % 12) + "," + (1 + i % 5) + ",";
                for (int message = 0; message < MESSAGES; message++) {
                    writer.write(head + (message % 2 == 0 ? "CUSTOMER," : "AGENT,") + at(i, message * 40) + ",\""
                            + said(i, message) + "\"\n");
                }
            }
        }
        return file;
    }

    private Instant at(int conversation, int seconds) {
        return from.plusSeconds(conversation % 1_000_000 + seconds);
    }

    private String said(int conversation, int message) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return conversation % 10 == 0 && message == 0
                ? text + "nomor saya 081234567890"
                : text.append('.').toString();
    }
}
