package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BinaMutuTest
class ScorecardPageTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestScorecards made;

    @Autowired
    ScorecardReader reader;

    PersonName quality;

    @BeforeEach
    void someone() {
        quality = organisation.person(Role.QUALITY_CONTROL);
    }

    @Test
    void scorecardIsMadeStepByStepOnPages() throws Exception {
        String name = "Chat " + UUID.randomUUID();
        String location = mvc.perform(post("/scorecards")
                        .param("name", name)
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andExpect(redirectedUrlPattern("/scorecards/versions/*/edit"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String base = location.substring(0, location.length() - "/edit".length());

        assertThat(page(get(location)).select(".seal").text()).contains("Belum ada bagian");

        mvc.perform(post(base + "/sections")
                        .param("title", "Pembukaan")
                        .param("weight", "40")
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andExpect(redirectedUrlPattern("/scorecards/versions/*/edit*"));
        Document edit = page(get(location));
        String newCriterion = edit.select("a[href$=/criteria/new]").attr("href");
        assertThat(page(get(newCriterion)).select("h1").text()).isEqualTo("Butir baru");
        mvc.perform(post(newCriterion.substring(0, newCriterion.length() - "/new".length()))
                        .param("text", "Salam <b>pembuka</b>")
                        .param("kind", "CHOICE")
                        .param("choices", "Lengkap = 10\nSebagian = 2,5")
                        .param("weight", "5")
                        .param("naAllowed", "true")
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andExpect(redirectedUrlPattern("/scorecards/versions/*/edit*"));

        Document after = page(get(location));
        assertThat(after.select(".butir").text()).contains("1. Salam <b>pembuka</b>", "Pilihan", "100 %");
        assertThat(after.select(".seal")).isEmpty();

        mvc.perform(post(base + "/submission")
                        .param("effectiveOn", "2026-10-01")
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andExpect(redirectedUrlPattern("/scorecards/versions/*/review"));
        mvc.perform(get(location).with(organisation.as(quality))).andExpect(status().isNotFound());
        mvc.perform(post(base + "/publication")
                        .param("effectiveOn", "2026-10-01")
                        .with(organisation.as(organisation.person(Role.QUALITY_CONTROL)))
                        .with(csrf()))
                .andExpect(redirectedUrlPattern("/scorecards/versions/*"));
        assertThat(page(get(base)).select("main").text()).contains("berlaku sejak 1 Okt 2026", "Terbit");
        mvc.perform(get(location).with(organisation.as(quality))).andExpect(status().isNotFound());
    }

    @Test
    void refusedCriterionKeepsWhatWasTyped() throws Exception {
        UUID draft = made.draft(made.channel(), made.quality());
        UUID section = reader.anyVersion(draft).sections().get(0).id();
        Document refused = refused(post("/scorecards/versions/" + draft + "/sections/" + section + "/criteria")
                .param("text", "Nada suara")
                .param("kind", "SCALE")
                .param("minimum", "5")
                .param("maximum", "1")
                .param("weight", "3"));
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#maximum");
        assertThat(refused.select("#text").val()).isEqualTo("Nada suara");
        assertThat(refused.select("#minimum").val()).isEqualTo("5");
    }

    @Test
    void weightThatIsNoNumberIsSaidAndKept() throws Exception {
        UUID draft = made.draft(made.channel(), made.quality());
        Document refused = refused(post("/scorecards/versions/" + draft + "/sections")
                .param("title", "Penutup")
                .param("weight", "berat"));
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#weight");
        assertThat(refused.select("#title").val()).isEqualTo("Penutup");
    }

    @Test
    void submissionWithoutReasonSaysSoAtTheField() throws Exception {
        ScorecardView first = made.published(made.channel());
        String location = mvc.perform(post("/scorecards/" + first.scorecardId() + "/versions")
                        .with(organisation.as(quality))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        Document refused =
                refused(post(location.replace("/edit", "/submission")).param("effectiveOn", "2099-01-01"));
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#reason");
        assertThat(refused.select("#effectiveOn").val()).isEqualTo("2099-01-01");
    }

    @Test
    void readersSeePublishedVersionsOnly() throws Exception {
        ScorecardView published = made.published(made.channel());
        UUID draft = made.draft(made.channel(), made.quality());
        PersonName agent = organisation.person(Role.AGENT);
        mvc.perform(get("/scorecards/versions/" + published.versionId()).with(organisation.as(agent)))
                .andExpect(status().isOk());
        mvc.perform(get("/scorecards/" + published.scorecardId()).with(organisation.as(agent)))
                .andExpect(status().isOk());
        mvc.perform(get("/scorecards/versions/" + draft).with(organisation.as(agent)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/scorecards/" + made.scorecardOf(draft)).with(organisation.as(agent)))
                .andExpect(status().isNotFound());
        String list = mvc.perform(
                        get("/scorecards").param("q", published.name()).with(organisation.as(agent)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(list).select("tbody tr")).hasSize(1);
        assertThat(Jsoup.parse(list).select("a[href=/scorecards/new]")).isEmpty();
    }

    @Test
    void pagesCostABoundedNumberOfStatements() throws Exception {
        UUID draft = made.draft(made.channel(), made.quality());
        assertThat(Statements.list(() -> page(get("/scorecards/versions/" + draft + "/edit"))))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(Statements.list(() -> page(get("/scorecards")))).hasSizeLessThanOrEqualTo(8);
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(mvc.perform(request.with(organisation.as(quality)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private Document refused(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(mvc.perform(request.with(organisation.as(quality)).with(csrf()))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
