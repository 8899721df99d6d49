package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class SizePagesTest {
    private static final String ASKED =
            "/sampling/size?measure=SHARE&population=1000&confidence=C95&margin=5&expected=50&deviation=15&perAgent=5&agents=10&teamCount=4";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Test
    void answerIsInTheAddressAndSaysWhatTheQuotaCannotShow() throws Exception {
        Document page = Jsoup.parse(ask(ASKED).getContentAsString());

        // Krejcie and Morgan's table: 278 of 1,000 and 370 of 10,000.
        assertThat(page.select("#size-levels tbody tr").get(0).text()).startsWith("Satu agen 1.000 278 278 5 ±");
        assertThat(page.select("#size-levels tbody tr").get(1).text()).startsWith("Satu tim 10.000 370 37 50 ±");
        assertThat(page.select("#size-result").text())
                .contains("Seorang agen dengan 5 dari 5 baik sebenarnya bisa saja 56,7–100 % baik.")
                .contains("mulai 80 poin, itu pun bila yang satu tanpa cela: 5 dari 5 lawan 1 dari 5");
        assertThat(page.select("#size-result svg polyline.line").attr("points")).hasSizeGreaterThan(100);
    }

    @Test
    void meanScoresAreAskedTheSameWay() throws Exception {
        Document page = Jsoup.parse(ask(ASKED.replace("SHARE", "MEAN")).getContentAsString());
        // (1.96 · 15 / 5)² = 34.57, of 1,000: 33.4
        assertThat(page.select("#size-levels tbody tr").get(0).text())
                .startsWith("Satu agen 1.000 34 34 5 ± 18,6 poin");
        assertThat(page.select("#size-result").text())
                .contains("Beda rata-rata dua agen baru terlihat mulai 21,9 poin");
    }

    @Test
    void itStartsByItselfAndRefusesWhatMakesNoSense() throws Exception {
        assertThat(Jsoup.parse(ask("/sampling/size").getContentAsString()).select("#size-levels tbody tr"))
                .hasSize(3);
        MockHttpServletResponse refused =
                ask(ASKED.replace("margin=5", "margin=0").replace("population=1000", "population=x"));
        assertThat(refused.getStatus()).isEqualTo(422);
        Document page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.select("#size-result .notice.bad").text()).contains("Populasi");
        assertThat(page.select("input[name=measure][checked]").val()).isEqualTo("SHARE");
    }

    @Test
    void addressFollowsTheAnswerOnItsOwnPageOnly() throws Exception {
        TestOrganisation.Team team = organisation.team(1);
        for (String shownOn :
                new String[] {"http://localhost/sampling/size?measure=MEAN", "http://localhost/sampling/new"}) {
            String replaced = mvc.perform(get(ASKED)
                            .with(organisation.as(team.leader()))
                            .header("HX-Request", "true")
                            .header("HX-Current-URL", shownOn))
                    .andReturn()
                    .getResponse()
                    .getHeader("HX-Replace-Url");
            assertThat(replaced).isEqualTo(shownOn.contains("/size") ? ASKED : null);
        }
        Document plan = Jsoup.parse(mvc.perform(get("/sampling/new").with(organisation.as(team.leader())))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(plan.select("details a[href='/sampling/size']")).hasSize(1);
        assertThat(plan.select("form details a[href='/sampling/size']")).isEmpty();
    }

    private MockHttpServletResponse ask(String address) throws Exception {
        return mvc.perform(
                        get(address).with(organisation.as(organisation.team(1).leader())))
                .andReturn()
                .getResponse();
    }
}
