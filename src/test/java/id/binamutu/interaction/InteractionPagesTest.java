package id.binamutu.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@BinaMutuTest
class InteractionPagesTest {

    private static final Instant MORNING = Instant.parse("2026-10-07T02:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother mother;

    private TestOrganisation.Team team;
    private UUID conversation;

    @BeforeEach
    void conversation() {
        team = organisation.team();
        conversation = mother.conversation(
                team.agent().id(), MORNING, "whatsapp", 2, "Perpanjangan <b>gadai</b> emas, hubungi 081234567890");
        mother.conversation(team.agent().id(), MORNING.plusSeconds(86_400), "chat", 5, "Sama-sama");
    }

    @Test
    void teamLeaderSeesTheConversationsOfTheTeamNewestFirst() throws Exception {
        Document page = page("/interactions", organisation.as(team.leader()));

        assertThat(page.select("tr.hit")).hasSize(2);
        assertThat(page.select("tr.hit").get(0).text()).contains("chat").contains("8 Okt 2026");
        assertThat(page.select("tr.hit").get(1).text())
                .contains("whatsapp")
                .contains(team.agent().name());
    }

    @Test
    void listIsNarrowedByWordsAndFilters() throws Exception {
        RequestPostProcessor leader = organisation.as(team.leader());
        assertThat(page("/interactions?q=perpanjangannya%20gadai", leader).select("tr.hit"))
                .hasSize(1);
        assertThat(page("/interactions?csat=5&from=2026-10-08&to=2026-10-08&channel=chat", leader)
                        .select("tr.hit"))
                .hasSize(1);
        assertThat(page("/interactions?agent=" + team.agents().get(1).employeeId(), leader)
                        .select("tr.hit"))
                .isEmpty();
        assertThat(page("/interactions?sort=csat,asc&from=nonsense&page=-3", leader)
                        .select("tr.hit"))
                .hasSize(2);
    }

    @Test
    void conversationIsReadMaskedAndEscaped() throws Exception {
        Document page = page("/interactions/" + conversation, organisation.as(team.leader()));

        assertThat(page.select("#m2[data-position=2] .msg.agent").text())
                .isEqualTo("Perpanjangan <b>gadai</b> emas, hubungi [nomor telepon disamarkan]");
        assertThat(page.select("#m1 .when").text()).contains("Nasabah").contains("09.00");
    }

    @Test
    void anotherTeamsConversationDoesNotExist() throws Exception {
        mvc.perform(get("/interactions/" + conversation)
                        .with(organisation.as(organisation.team().leader())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/interactions/" + conversation).with(organisation.as(Role.MANAGER)))
                .andExpect(status().isOk());
        mvc.perform(get("/interactions/" + conversation).with(organisation.as(team.agent())))
                .andExpect(status().isForbidden());
    }

    @Test
    void exportHoldsWhatIsShown() throws Exception {
        String csv = mvc.perform(get("/interactions/export?format=csv&csat=2").with(organisation.as(team.leader())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains("whatsapp").contains(team.agent().employeeId());
    }

    @Test
    void conversationCostsFewStatements() throws Exception {
        RequestPostProcessor leader = organisation.as(team.leader());
        assertThat(Statements.count(() -> page("/interactions/" + conversation, leader)))
                .isLessThanOrEqualTo(8);
    }

    private Document page(String address, RequestPostProcessor who) throws Exception {
        return Jsoup.parse(mvc.perform(get(URI.create(address)).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
