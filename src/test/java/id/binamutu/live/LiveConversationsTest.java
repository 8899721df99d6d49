package id.binamutu.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.Interactions;
import id.binamutu.interaction.Message;
import id.binamutu.live.LiveConversations.Outcome;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BinaMutuTest
class LiveConversationsTest {

    @Autowired
    LiveConversations live;

    @Autowired
    SilentConversations silent;

    @Autowired
    Interactions interactions;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private TalkMother talk;

    @BeforeEach
    void talk() {
        team = organisation.team();
        talk = new TalkMother(
                team.agent().id(), clock.instant().minusSeconds(600).truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void runsAndEndsAsAnInteractionOfTheAgentsTeam() {
        assertThat(live.receive(talk.begins(talk.customer(0, "Halo kak")))).isEqualTo(Outcome.BEGUN);
        assertThat(live.receive(talk.goesOn(talk.agent(20, "Selamat siang")))).isEqualTo(Outcome.ADDED);
        assertThat(row()).containsEntry("team_id", team.id()).containsEntry("message_count", 2);

        assertThat(live.receive(talk.ends(300, talk.agent(290, "Terima kasih"))))
                .isEqualTo(Outcome.ENDED);

        Conversation stored = stored();
        assertThat(stored.summary().teamId()).isEqualTo(team.id());
        assertThat(stored.summary().endedAt()).isEqualTo(talk.startedAt.plusSeconds(300));
        assertThat(stored.summary().csat()).isEqualTo(4);
        assertThat(stored.messages().stream().map(Message::text))
                .containsExactly("Halo kak", "Selamat siang", "Terima kasih");
        assertThat(rows("live_conversation where conversation_id = ?")).isZero();
    }

    @Test
    void sameNewsAgainChangesNothing() {
        LiveUpdate begun =
                talk.begins(talk.customer(0, "Halo"), talk.named("m1", 5, "Ada?"), talk.named("m1", 5, "Ada?"));
        live.receive(begun);
        Map<String, Object> before = row();
        assertThat(before).containsEntry("message_count", 2);

        assertThat(live.receive(begun)).isEqualTo(Outcome.UNCHANGED);
        assertThat(live.receive(talk.goesOn(talk.named("m1", 9, "Ada? (disunting)"))))
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(row()).containsEntry("revision", before.get("revision"));
    }

    @Test
    void takesWhatWasSaidInAnyOrder() {
        live.receive(talk.begins(talk.agent(60, "Bisa kak")));
        live.receive(talk.goesOn(talk.customer(30, "Bisa perpanjang?")));
        assertThat(row()).containsEntry("last_text", "Bisa kak").containsEntry("waiting_since", null);

        live.receive(talk.goesOn(talk.customer(90, "Caranya?"), talk.customer(120, "Halo?")));
        assertThat(waitingSince()).as("the first without an answer").isEqualTo(talk.startedAt.plusSeconds(90));
        live.receive(talk.goesOn(talk.agent(100, "Lewat aplikasi")));
        assertThat(waitingSince()).isEqualTo(talk.startedAt.plusSeconds(120));

        live.receive(talk.ends(200));
        assertThat(stored().messages().stream().map(Message::text))
                .containsExactly("Bisa perpanjang?", "Bisa kak", "Caranya?", "Lewat aplikasi", "Halo?");
    }

    @Test
    void keepsPersonalDataMaskedAndItsOriginalSealedUntilItIsStored() {
        live.receive(talk.begins(talk.customer(0, "Nomor saya 0812 3456 7890"), talk.customer(5, "Tolong dicek")));
        assertThat(jdbc.sql("select text from live_message m join live_conversation c on c.id = m.live_id"
                                + " where c.conversation_id = ? order by number")
                        .param(talk.id)
                        .query(String.class)
                        .list())
                .containsExactly("Nomor saya [nomor telepon disamarkan]", "Tolong dicek");
        assertThat(rows("live_message m join live_conversation c on c.id = m.live_id"
                        + " where sealed is not null and conversation_id = ?"))
                .as("only what masking changed is kept as it came")
                .isEqualTo(1);

        live.receive(talk.ends(60));
        assertThat(stored().messages().get(0).text()).isEqualTo("Nomor saya [nomor telepon disamarkan]");
        assertThat(
                        rows(
                                "transcript_original o join interaction i on i.id = o.interaction_id where conversation_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void endedConversationChangesNoMore() {
        live.receive(talk.complete(talk.customer(0, "Telepon 0812 3456 7890"), talk.agent(9, "Baik")));
        assertThat(live.receive(talk.complete(talk.customer(0, "Telepon 0812 3456 7890"), talk.agent(9, "Baik"))))
                .isEqualTo(Outcome.UNCHANGED);
        assertThat(live.receive(talk.goesOn(talk.agent(9, "Baik")))).isEqualTo(Outcome.UNCHANGED);
        assertThat(live.receive(talk.goesOn(talk.agent(10, "Satu lagi")))).isEqualTo(Outcome.CLOSED);
        assertThat(live.receive(talk.ends(400))).isEqualTo(Outcome.CLOSED);
        assertThat(stored().messages()).hasSize(2);
    }

    @Test
    void manyAtOnceBeginItOnceAndLoseNothing() throws Exception {
        int senders = 12;
        List<Outcome> outcomes = together(IntStream.range(0, senders)
                .mapToObj(i -> (Callable<Outcome>)
                        () -> live.receive(talk.begins(talk.customer(0, "Halo"), talk.customer(10 + i, "Pesan " + i))))
                .toList());
        assertThat(outcomes).filteredOn(Outcome.BEGUN::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.ADDED::equals).hasSize(senders - 1);
        assertThat(row()).containsEntry("message_count", senders + 1);

        List<Callable<Outcome>> last = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            last.add(() -> live.receive(talk.ends(300)));
            last.add(() -> live.receive(talk.complete()));
        }
        assertThat(together(last)).filteredOn(Outcome.ENDED::equals).hasSize(1);
        assertThat(stored().messages()).hasSize(senders + 1);
    }

    @Test
    void firstNewsMustSayChannelAndStart() {
        assertThatThrownBy(() -> live.receive(talk.goesOn(talk.customer(0, "Halo"))))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("live.bad.first");
        assertThat(rows("live_conversation where conversation_id = ?")).isZero();
    }

    @Test
    void cannotEndBeforeItBegan() {
        live.receive(talk.begins());
        assertThatThrownBy(() -> live.receive(talk.ends(-1))).hasMessage("live.bad.ended");
        assertThat(live.receive(talk.goesOn(talk.customer(3, "Halo")))).isEqualTo(Outcome.ADDED);
    }

    @Test
    void goesToTheTeamOfTheAgentWhoTakesIt() {
        TestOrganisation.Team other = organisation.team();
        live.receive(talk.begins());
        assertThat(live.receive(talk.isTakenBy(other.agent().id()))).isEqualTo(Outcome.ADDED);
        assertThat(row()).containsEntry("team_id", other.id());
        assertThatThrownBy(() -> live.receive(talk.isTakenBy(UUID.randomUUID())))
                .hasMessage("live.bad.agent");
    }

    @Test
    void nothingIsKeptOfOneWithoutAnAgent() {
        TalkMother bot = new TalkMother(null, talk.startedAt);
        live.receive(bot.begins(bot.customer(0, "Halo")));
        UUID id = jdbc.sql("select id from live_conversation where conversation_id = ?")
                .param(bot.id)
                .query(UUID.class)
                .single();
        assertThat(live.receive(bot.ends(60))).isEqualTo(Outcome.ENDED);
        assertThat(live.receive(bot.ends(60))).isEqualTo(Outcome.UNCHANGED);
        assertThat(jdbc.sql("select details::text from audit_entry where action = 'live.dropped' and subject_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("{}");
        assertThat(jdbc.sql("select count(*) from live_message where live_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void oneThatNobodyEndsIsClosedAtItsLastWord() {
        live.receive(talk.begins(talk.customer(0, "Halo"), talk.agent(40, "Selamat siang")));
        silent.close();
        assertThat(rows("live_conversation where conversation_id = ?")).isEqualTo(1);

        jdbc.sql("update live_conversation set heard_at = ? where conversation_id = ?")
                .params(LiveStore.utc(clock.instant().minus(Duration.ofHours(25))), talk.id)
                .update();
        silent.close();
        assertThat(stored().summary().endedAt()).isEqualTo(talk.startedAt.plusSeconds(40));
    }

    private static List<Outcome> together(List<Callable<Outcome>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> done : threads.invokeAll(work)) {
                outcomes.add(done.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, Object> row() {
        return jdbc.sql("select * from live_conversation where conversation_id = ?")
                .param(talk.id)
                .query()
                .singleRow();
    }

    private Instant waitingSince() {
        return jdbc.sql("select waiting_since from live_conversation where conversation_id = ?")
                .param(talk.id)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private Conversation stored() {
        return interactions.read(jdbc.sql("select id from interaction where conversation_id = ?")
                .param(talk.id)
                .query(UUID.class)
                .single());
    }

    private int rows(String fromWhere) {
        return jdbc.sql("select count(*) from " + fromWhere)
                .param(talk.id)
                .query(Integer.class)
                .single();
    }
}
