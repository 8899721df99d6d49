package id.binamutu.live;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.binamutu.interaction.Sender;
import id.binamutu.people.Membership;
import id.binamutu.people.Teams;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Conversations for trying out: a few in each team while somebody watches, hardly any while nobody does. */
@Configuration
@Profile("demo")
@ConditionalOnProperty(name = "binamutu.live.demo", matchIfMissing = true)
class LiveDemo {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("live-demo");
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final String PREFIX = "CONTOH-";

    private static final List<String> TOPICS = List.of("gadai emas", "perpanjangan", "tabungan emas", "lelang");
    private static final List<String> CUSTOMER = List.of(
            "Selamat siang, mau tanya soal gadai emas.",
            "Emasnya kalung 5 gram, kira-kira taksirannya berapa ya?",
            "Kalau mau perpanjang bisa lewat aplikasi?",
            "Nomor saya 0812-3456-7890, tolong dicek ya.",
            "Jatuh temponya tanggal berapa?",
            "Biaya sewa modalnya berapa persen?",
            "Halo, masih di sana?",
            "Baik, terima kasih banyak.");
    private static final List<String> AGENT = List.of(
            "Selamat siang Kak, ada yang bisa kami bantu?",
            "Taksiran mengikuti harga emas hari ini, Kak. Mohon ditunggu, kami hitungkan.",
            "Bisa, Kak. Pilih menu Gadai lalu Perpanjang.",
            "Mohon ditunggu sebentar, sedang kami cek.",
            "Jatuh temponya 120 hari sejak akad, Kak.",
            "Sewa modal mulai dari 0,75% per 15 hari, Kak.",
            "Masih, Kak. Mohon maaf menunggu lama.",
            "Sama-sama, Kak. Semoga harinya menyenangkan.");

    private final LiveConversations live;
    private final LiveQueries queries;
    private final LiveFeed feed;
    private final Teams teams;
    private final Clock clock;

    LiveDemo(LiveConversations live, LiveQueries queries, LiveFeed feed, Teams teams, Clock clock) {
        this.live = live;
        this.queries = queries;
        this.feed = feed;
        this.teams = teams;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> liveDemoTask() {
        return Tasks.recurring(TASK, FixedDelay.of(Duration.ofSeconds(3))).execute((instance, context) -> goOn());
    }

    private void goOn() {
        boolean watched = feed.watching() > 0;
        Map<UUID, List<Membership>> agents = agents();
        Map<UUID, List<LiveRow>> running = queries.ofTeams(agents.keySet()).stream()
                .filter(row -> row.conversationId().startsWith(PREFIX))
                .collect(Collectors.groupingBy(LiveRow::teamId));
        agents.forEach((team, members) -> {
            List<LiveRow> rows = running.getOrDefault(team, List.of());
            if (rows.size() < (watched ? 4 : 1)) {
                begin(members.get(chance(members.size())).agentId());
            }
            rows.stream()
                    .filter(row -> ThreadLocalRandom.current().nextDouble() < (watched ? 0.2 : 0.05))
                    .forEach(this::say);
        });
    }

    private Map<UUID, List<Membership>> agents() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), JAKARTA);
        return teams.memberships(List.of(), today, today).stream().collect(Collectors.groupingBy(Membership::teamId));
    }

    private void begin(UUID agent) {
        Instant now = clock.instant();
        send(
                PREFIX + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT),
                agent,
                now,
                null,
                new LiveUpdate.LiveMessage(null, Sender.CUSTOMER, now, CUSTOMER.get(0)));
    }

    /** Customer and agent take turns; after the last word it ends. */
    private void say(LiveRow row) {
        Instant now = clock.instant();
        int turn = row.messages();
        boolean customer = turn % 2 == 0;
        String text = (customer ? CUSTOMER : AGENT).get(Math.min(turn / 2, CUSTOMER.size() - 1));
        boolean last = turn >= 2 * CUSTOMER.size() - 1;
        send(
                row.conversationId(),
                null,
                null,
                last ? now : null,
                new LiveUpdate.LiveMessage(null, customer ? Sender.CUSTOMER : Sender.AGENT, now, text));
    }

    private void send(
            String id,
            @Nullable UUID agent,
            @Nullable Instant started,
            @Nullable Instant ended,
            LiveUpdate.LiveMessage message) {
        boolean begins = started != null;
        live.receive(new LiveUpdate(
                id,
                begins ? (chance(2) == 0 ? "chat" : "whatsapp") : null,
                agent,
                begins ? "Nasabah contoh" : null,
                started,
                ended,
                begins ? TOPICS.get(chance(TOPICS.size())) : null,
                null,
                ended == null ? null : 3 + chance(3),
                null,
                false,
                List.of(message)));
    }

    private static int chance(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }
}
