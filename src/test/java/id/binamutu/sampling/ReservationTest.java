package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.interaction.Sender;
import id.binamutu.live.ConversationEnded;
import id.binamutu.live.LiveConversations;
import id.binamutu.live.LiveUpdate;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Taking a conversation as a sample while it runs. */
@BinaMutuTest
class ReservationTest {

    private static final Instant STARTED = Instant.parse("2026-10-20T03:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    PlanMother plans;

    @Autowired
    LiveConversations live;

    @Autowired
    Reservations reservations;

    @Autowired
    JdbcClient jdbc;

    private TestOrganisation.Team team;
    private String conversation;
    private UUID liveId;

    @BeforeEach
    void conversation() {
        team = organisation.team();
        conversation = "LIVE-" + UUID.randomUUID();
        receive("chat", STARTED, null, 0, "Halo, emas saya ditaksir berapa?");
        liveId = jdbc.sql("select id from live_conversation where conversation_id = ?")
                .param(conversation)
                .query(UUID.class)
                .single();
    }

    @Test
    void becomesATargetedSampleByItselfWhenItEnds() throws Exception {
        UUID plan = plans.plan(team, 1);
        reserve(team, "Nada agen perlu didengar").andExpect(redirectedUrl("/live/" + liveId));
        Document page = Jsoup.parse(mvc.perform(get("/live/" + liveId).with(organisation.as(team.leader())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("form#reserve")).isEmpty();
        assertThat(page.select("aside").text())
                .contains("Nada agen perlu didengar", team.leader().name());
        assertThat(samples()).isEmpty();

        receive(null, null, STARTED.plusSeconds(300), 290, "Terima kasih");

        Map<String, Object> sample = samples().get(0);
        assertThat(sample)
                .containsEntry("plan_id", plan)
                .containsEntry("random", false)
                .containsEntry("reason", "Nada agen perlu didengar")
                .containsEntry("chosen_by", team.leader().id())
                .containsEntry("assignee_id", team.leader().id());
        assertThat(reservations.of(liveId).orElseThrow().sampleId()).isEqualTo(sample.get("id"));
    }

    @Test
    void newsOfTheEndThatComesAgainMakesNoSecondSample() throws Exception {
        plans.plan(team, 1);
        reserve(team, "Alasan");
        reserve(team, "Alasan").andExpect(redirectedUrl("/live/" + liveId));
        receive(null, null, STARTED.plusSeconds(300), 290, "Terima kasih");
        UUID interaction = (UUID) samples().get(0).get("interaction_id");
        reservations.on(new ConversationEnded(conversation, interaction));
        assertThat(samples()).hasSize(1);
    }

    @Test
    void oneThatHasJustEndedIsTakenAtOnce() throws Exception {
        plans.plan(team, 1);
        receive(null, null, STARTED.plusSeconds(300), 290, "Terima kasih");
        reserve(team, "Terlambat sedikit").andExpect(status().is3xxRedirection());
        assertThat(samples()).hasSize(1);
    }

    @Test
    void withoutAPlanTheReasonStaysAndThePageSaysWhatToDo() throws Exception {
        Document refused = Jsoup.parse(reserve(team, "Nada agen")
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(refused.select(".summary").text()).contains("belum punya rencana sampel");
        assertThat(refused.select("a[href=/sampling/new]")).hasSize(1);
        assertThat(refused.select("textarea").val()).isEqualTo("Nada agen");
    }

    @Test
    void reasonIsNeededAndAnothersConversationDoesNotExist() throws Exception {
        plans.plan(team, 1);
        reserve(team, " ").andExpect(status().is(422));
        reserve(organisation.team(), "Alasan").andExpect(status().isNotFound());
        assertThat(reservations.of(liveId)).isEmpty();
    }

    @Test
    void oneThatWentToAnotherTeamBecomesNoSample() throws Exception {
        plans.plan(team, 1);
        reserve(team, "Alasan");
        TestOrganisation.Team other = organisation.team();
        live.receive(new LiveUpdate(
                conversation,
                null,
                other.agent().id(),
                null,
                null,
                STARTED.plusSeconds(60),
                null,
                null,
                null,
                null,
                false,
                List.of()));
        assertThat(samples()).isEmpty();
        assertThat(reservations.of(liveId).orElseThrow().settled()).isTrue();
    }

    private void receive(String channel, Instant started, Instant ended, int second, String text) {
        live.receive(new LiveUpdate(
                conversation,
                channel,
                channel == null ? null : team.agent().id(),
                null,
                started,
                ended,
                null,
                null,
                null,
                null,
                false,
                List.of(new LiveUpdate.LiveMessage(null, Sender.CUSTOMER, STARTED.plusSeconds(second), text))));
    }

    private ResultActions reserve(TestOrganisation.Team by, String reason) throws Exception {
        return mvc.perform(post("/sampling/reservations")
                .param("conversationId", liveId.toString())
                .param("reason", reason)
                .with(csrf())
                .with(organisation.as(by.leader())));
    }

    private List<Map<String, Object>> samples() {
        return jdbc.sql(
                        "select s.* from sample s join interaction i on i.id = s.interaction_id where i.conversation_id = ?")
                .param(conversation)
                .query()
                .listOfRows();
    }
}
