package id.binamutu.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class LivePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    LiveConversations live;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private TalkMother answered;
    private TalkMother late;
    private TalkMother recent;

    @BeforeEach
    void conversations() {
        team = organisation.team();
        answered = talk(0, 900);
        live.receive(answered.begins(answered.customer(0, "Halo"), answered.agent(30, "Selamat siang")));
        recent = talk(1, 700);
        live.receive(recent.begins(recent.customer(690, "Nomor saya 0812 3456 7890")));
        late = talk(2, 600);
        live.receive(late.begins(late.customer(0, "Ada orang?"), late.customer(500, "Halo?")));
    }

    @Test
    void leaderSeesTheOwnTeamTheLongestWaitFirst() throws Exception {
        TestOrganisation.Team other = organisation.team();
        TalkMother foreign = new TalkMother(other.agent().id(), clock.instant().minusSeconds(60));
        live.receive(foreign.begins());

        Document page = page("/live", team.leader());
        assertThat(page.select("#live-rows tr td:nth-child(2) a").eachText())
                .containsExactly(late.id, recent.id, answered.id);
        assertThat(page.select("#live-rows tr td:first-child").eachText().get(0))
                .startsWith("Terlalu lama · 10 mnt");
        assertThat(page.select("#live-rows tr td:first-child").eachText().get(2))
                .isEqualTo("Sudah dijawab");
        assertThat(page.select("#live-rows").text())
                .contains("Nasabah: Nomor saya [nomor telepon disamarkan]")
                .doesNotContain("3456", foreign.id);
        assertThat(page.select("nav a[aria-current=page]").eachText()).contains("Langsung");
    }

    @Test
    void filtersStandInTheAddress() throws Exception {
        assertThat(shown("/live?minutes=5", team.leader())).containsExactly(late.id);
        assertThat(shown("/live?agent=" + recent.agentId, team.leader())).containsExactly(recent.id);
        assertThat(shown("/live?channel=voice", team.leader())).isEmpty();
        assertThat(shown("/live?minutes=x&agent=y&team=z", team.leader())).hasSize(3);
    }

    @Test
    void whoReadsEveryTeamMayNarrowToOneAndSeesWhatNobodyHasTaken() throws Exception {
        TalkMother waiting = new TalkMother(null, clock.instant().minusSeconds(60));
        live.receive(waiting.begins(waiting.customer(0, "Halo")));
        PersonName manager = organisation.person(Role.MANAGER);
        assertThat(shown("/live?team=" + team.id(), manager)).containsExactly(late.id, recent.id, answered.id);
        assertThat(shown("/live?unassigned=true", manager)).contains(waiting.id).doesNotContain(late.id);
        assertThat(shown("/live", team.leader())).doesNotContain(waiting.id);
    }

    @Test
    void conversationIsReadInTheOrderInWhichItWasSaid() throws Exception {
        live.receive(late.goesOn(late.agent(200, "Mohon ditunggu")));
        Document page = page("/live/" + id(late), team.leader());
        assertThat(page.select("#talk .msg").eachText()).containsExactly("Ada orang?", "Mohon ditunggu", "Halo?");
        assertThat(page.select("form#reserve input[name=conversationId]").val()).isEqualTo(id(late).toString());
        assertThat(page("/live/" + id(late), organisation.person(Role.QUALITY_CONTROL))
                        .select("form#reserve"))
                .as("only who leads the team takes samples")
                .isEmpty();
    }

    @Test
    void anotherTeamsConversationDoesNotExist() throws Exception {
        mvc.perform(get("/live/" + id(late))
                        .with(organisation.as(organisation.team().leader())))
                .andExpect(status().isNotFound());
    }

    @Test
    void whoComesTooLateIsLedToTheFinishedConversation() throws Exception {
        UUID id = id(late);
        live.receive(late.ends(550));
        UUID interaction = jdbc.sql("select id from interaction where conversation_id = ?")
                .param(late.id)
                .query(UUID.class)
                .single();
        mvc.perform(get("/live/" + id).with(organisation.as(team.leader())))
                .andExpect(redirectedUrl("/interactions/" + interaction));
        mvc.perform(get("/live/" + id).with(organisation.as(organisation.team().leader())))
                .andExpect(status().isNotFound());
    }

    @Test
    void pagesCostAFewStatements() throws Exception {
        UUID id = id(late);
        assertThat(Statements.count(() -> page("/live/" + id, team.leader()))).isLessThanOrEqualTo(12);
        for (int i = 0; i < 5; i++) {
            live.receive(talk(i % 3, 60).begins());
        }
        assertThat(Statements.count(() -> page("/live", team.leader()))).isLessThanOrEqualTo(12);
    }

    private TalkMother talk(int agent, int secondsAgo) {
        return new TalkMother(team.agents().get(agent).id(), clock.instant().minusSeconds(secondsAgo));
    }

    private UUID id(TalkMother talk) {
        return jdbc.sql("select id from live_conversation where conversation_id = ?")
                .param(talk.id)
                .query(UUID.class)
                .single();
    }

    private List<String> shown(String path, PersonName person) throws Exception {
        return page(path, person)
                .select("#live-rows tr:not([hidden]) td:nth-child(2) a")
                .eachText();
    }

    private Document page(String path, PersonName person) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(organisation.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
