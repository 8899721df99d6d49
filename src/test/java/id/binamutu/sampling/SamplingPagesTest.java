package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@BinaMutuTest
class SamplingPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    PlanMother mother;

    private TestOrganisation.Team team;
    private RequestPostProcessor leader;

    @BeforeEach
    void team() {
        team = organisation.team();
        leader = organisation.as(team.leader());
    }

    @Test
    void teamLeaderPlansDrawsAndSeesTheProof() throws Exception {
        mother.conversations(team, 3);
        Document form = page("/sampling/new?period=2026-10");
        assertThat(form.select("#teamIds label").text()).isEqualTo(team.name());
        assertThat(form.select("#teamIds input[checked]")).hasSize(1);
        assertThat(form.select("input[name=periodTo]").val()).isEqualTo("2026-10-31");

        String plan = posted(plan("2026-10-01", "2026-10-31"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        Document planned = page(plan);
        assertThat(planned.select("#population").text()).isEqualTo("9");
        assertThat(planned.select("form[action$=/draw] button").text()).isEqualTo("Undi sekarang");

        posted(post(plan + "/draw")).andExpect(status().is3xxRedirection());
        Document drawn = page(plan);
        assertThat(drawn.select("form[action$=/draw]")).isEmpty();
        assertThat(drawn.select("#samples tbody tr")).hasSize(6);
        assertThat(drawn.select("#samples tbody tr").get(0).select("a.btn").attr("href"))
                .endsWith("/evaluation");
        assertThat(drawn.select("#agents tbody tr").get(0).text()).contains("2 / 2");

        Document proof = page(plan + "/proof");
        assertThat(proof.select(".tag").first().text()).isEqualTo("Sama persis");
        assertThat(proof.select("tbody tr")).hasSize(6);
        assertThat(page("/sampling?period=2026-10").select("tbody tr").text()).contains("6 / 6");
        assertThat(page("/sampling?period=2026-09").select("tbody tr")).isEmpty();
    }

    @Test
    void refusedPlanKeepsWhatWasTyped() throws Exception {
        Document page = Jsoup.parse(posted(plan("2026-10-01", "2026-11-02"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());

        assertThat(page.select(".summary a").attr("href")).isEqualTo("#periodTo");
        assertThat(page.select("input[name=name]").val()).isEqualTo("Oktober");
        posted(post("/sampling").param("quota", "banyak")).andExpect(status().is(422));
    }

    @Test
    void replacementNeedsAReason() throws Exception {
        SampleView sample = mother.drawn(team, 1).get(0);

        Document page = Jsoup.parse(
                posted(post("/samples/" + sample.id() + "/replacement").param("cause", "NO_CONTENT"))
                        .andExpect(status().is(422))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(page.select("#s" + sample.id() + " .invalid-feedback").text())
                .contains("Tulis alasan");

        posted(post("/samples/" + sample.id() + "/replacement")
                        .param("cause", "NO_CONTENT")
                        .param("reason", "Percakapan kosong"))
                .andExpect(status().is3xxRedirection());
        assertThat(page("/sampling/" + sample.planId())
                        .select("#s" + sample.id())
                        .text())
                .contains("Diganti")
                .contains("Percakapan kosong");
    }

    @Test
    void targetedSampleIsMarkedAndAnUnknownOneIsRefused() throws Exception {
        UUID plan = mother.drawn(team, 1).get(0).planId();

        posted(post("/sampling/" + plan + "/targeted")
                        .param("conversation", "TIDAK-ADA")
                        .param("reason", "x"))
                .andExpect(status().is(422));
        assertThat(page("/sampling/" + plan + "?conversation=OMNI-7")
                        .select("input[name=conversation]")
                        .val())
                .isEqualTo("OMNI-7");
    }

    @Test
    void anotherTeamsPlanIsNotFoundAndReadersHaveNoButtons() throws Exception {
        SampleView sample = mother.drawn(team, 1).get(0);
        RequestPostProcessor stranger = organisation.as(organisation.team().leader());
        for (String address : new String[] {"", "/edit", "/proof", "/proof/pdf", "/population"}) {
            mvc.perform(get("/sampling/" + sample.planId() + address).with(stranger))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(post("/sampling/" + sample.planId() + "/draw")
                        .with(stranger)
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/samples/" + sample.id() + "/replacement")
                        .param("reason", "x")
                        .with(stranger)
                        .with(csrf()))
                .andExpect(status().isNotFound());
        Document manager =
                Jsoup.parse(mvc.perform(get("/sampling/" + sample.planId()).with(organisation.as(Role.MANAGER)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(manager.select("#main form")).isEmpty();
    }

    @Test
    void planCostsFewStatementsWhateverItsSamples() throws Exception {
        UUID plan = mother.drawn(team, 3).get(0).planId();

        assertThat(Statements.list(() -> page("/sampling/" + plan))).hasSizeLessThanOrEqualTo(12);
    }

    private MockHttpServletRequestBuilder plan(String from, String to) {
        return post("/sampling")
                .param("name", "Oktober")
                .param("teamIds", team.id().toString())
                .param("periodFrom", from)
                .param("periodTo", to)
                .param("quota", "2")
                .param("dueOn", "2026-11-05");
    }

    private ResultActions posted(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(leader).with(csrf()));
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(leader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
