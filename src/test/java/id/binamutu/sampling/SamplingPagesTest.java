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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
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

    @Autowired
    Clock clock;

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
    void manyReplacementsAreShownToThoseWhoWatch() throws Exception {
        SampleView sample = mother.drawn(team, 1).get(0);
        assertThat(page("/sampling/" + sample.planId()).select(".seal")).isEmpty();

        posted(post("/samples/" + sample.id() + "/replacement")
                        .param("cause", "INVOLVED")
                        .param("reason", "Saya ikut menjawab"))
                .andExpect(status().is3xxRedirection());

        Document plan = page("/sampling/" + sample.planId());
        assertThat(plan.select(".seal").text()).contains("1 dari 3");
        assertThat(plan.select("#s" + sample.id()).text())
                .contains(team.leader().name());
        Document all = Jsoup.parse(
                mvc.perform(get("/sampling/replacements?period=2026-10").with(organisation.as(Role.COORDINATOR)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(all.select("tbody tr:contains(" + team.name() + ")").text())
                .contains(team.leader().name())
                .contains("33,3 %")
                .contains("Penilai terlibat di dalamnya 1");
        assertThat(page("/sampling/replacements?period=2026-10").select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void replacementWithoutACauseKeepsTheWords() throws Exception {
        SampleView sample = mother.drawn(team, 1).get(0);

        Document page = Jsoup.parse(
                posted(post("/samples/" + sample.id() + "/replacement").param("reason", "Percakapan kosong"))
                        .andExpect(status().is(422))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());

        assertThat(page.select("#s" + sample.id() + " textarea").text()).isEqualTo("Percakapan kosong");
    }

    @Test
    void proofGoesOutAsPdfAndThePopulationAsFile() throws Exception {
        UUID plan = mother.drawn(team, 2).get(0).planId();

        byte[] pdf = mvc.perform(get("/sampling/" + plan + "/proof/pdf").with(leader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        String csv = mvc.perform(get("/sampling/" + plan + "/population").with(leader))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(csv.lines()).hasSize(1 + 3 * 4);
        assertThat(csv.lines().filter(line -> line.endsWith(",1"))).hasSize(3 * 2);
        mvc.perform(get("/sampling/" + plan + "/population?format=exe").with(leader))
                .andExpect(status().isNotFound());
    }

    @Test
    void quotaThatCannotBeReadIsNamedWithItsLineAndKept() throws Exception {
        Document page = Jsoup.parse(posted(plan("2026-10-01", "2026-10-31")
                        .param("quotaBy", "SHIFT")
                        .param("quotas", "pagi: 3\nsubuh: 2")
                        .param("carryOver", "true"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());

        assertThat(page.select("#quotas-error").text()).contains("Baris 2").contains("subuh");
        assertThat(page.select("#quotas").text()).contains("subuh: 2");
        assertThat(page.select("#quotaBy option[selected]").val()).isEqualTo("SHIFT");
        assertThat(page.select("#carryOver").hasAttr("checked")).isTrue();
        assertThat(page.select("#teamIds input[checked]")).hasSize(1);
    }

    @Test
    void planWithStrataShowsWhatIsAskedOfEachAndWhy() throws Exception {
        mother.conversations(team, 3);
        String plan = posted(plan("2026-10-01", "2026-10-31")
                        .param("quotaBy", "SHIFT")
                        .param("quotas", "pagi: 4\nsiang: 1")
                        .param("spreadOver", "CHANNEL", "TOPIC")
                        .param("byPresence", "true")
                        .param("minSeconds", "10"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(plan + "/edit").select("#quotas").text()).contains("pagi: 4");
        assertThat(page(plan).select("#agents tbody tr")).hasSize(6);
        posted(post(plan + "/draw")).andExpect(status().is3xxRedirection());

        Document drawn = page(plan);

        assertThat(drawn.select(".facts").text())
                .contains("pagi 4, siang 1, lainnya 2")
                .contains("saluran, topik, waktu");
        Elements morning = drawn.select("#agents tbody tr:contains(pagi)");
        assertThat(morning).hasSize(3);
        assertThat(morning.get(0).text()).contains("3 / 4").contains("kurang 1").contains("Hanya 3 percakapan");
        assertThat(drawn.select("#agents tbody tr:contains(siang)").get(0).text())
                .contains("Tidak ada percakapan yang dapat diundi");
        assertThat(page(plan + "/proof").select(".tag").first().text()).isEqualTo("Sama persis");
        mvc.perform(get(plan + "/proof/pdf").with(leader)).andExpect(status().isOk());
    }

    @Test
    void recurringPlanIsSetUpCopiedAndEnded() throws Exception {
        posted(post("/sampling/schedules")
                        .param("name", "Bulanan " + team.name())
                        .param("teamIds", team.id().toString())
                        .param("rhythm", "MONTHLY")
                        .param("startsOn", LocalDate.now(clock).toString())
                        .param("dueInDays", "5")
                        .param("quota", "4"))
                .andExpect(status().is3xxRedirection());
        Elements rows = page("/sampling/schedules").select("tbody tr:contains(Bulanan " + team.name() + ")");
        assertThat(rows).hasSize(1);
        assertThat(page("/sampling").select("tbody tr").text()).contains("Bulanan " + team.name());
        Document copy = page(rows.select("a").attr("href"));
        assertThat(copy.select("#name").val()).isEqualTo("Bulanan " + team.name());
        assertThat(copy.select("#quota").val()).isEqualTo("4");

        posted(post(rows.select("form").attr("action"))).andExpect(status().is3xxRedirection());

        assertThat(page("/sampling/schedules")
                        .select("tbody tr:contains(Bulanan " + team.name() + ")")
                        .text())
                .contains("Diakhiri");
        posted(post("/sampling/schedules").param("name", "Tanpa tim")).andExpect(status().is(422));
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
