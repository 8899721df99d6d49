package id.binamutu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BinaMutuTest
class ArticlePagesTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    Articles articles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void everybodyFindsAnArticleByItsProductAndOnlyThoseWhoKeepThemSeeTheButtons() throws Exception {
        String product = product();
        UUID id = added("Tarif sewa modal " + product, product, LocalDate.now(clock), null);

        Document list = page(get("/articles").param("product", product).with(organisation.as(Role.AGENT)));

        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(list.select("tbody a").attr("href")).endsWith("/articles/" + id);
        assertThat(list.text()).contains("Berlaku");
        assertThat(list.select("a[href$=/articles/new]")).isEmpty();
        assertThat(page(get("/articles/" + id).with(organisation.as(Role.AGENT)))
                        .select("main form"))
                .isEmpty();
        assertThat(page(get("/articles/" + id).with(organisation.as(Role.QUALITY_CONTROL)))
                        .select("main form"))
                .hasSize(1);
    }

    @Test
    void whatIsNoLongerValidIsNotOfferedButStillNamed() throws Exception {
        String product = product();
        LocalDate today = LocalDate.now(clock);
        UUID id = added("Promo " + product, product, today.minusDays(30), null);
        PersonName keeper = organisation.person(Role.DOCUMENT_CONTROL);

        assertThat(articles.validOn(today)).extracting(Article::id).contains(id);
        mvc.perform(post("/articles/" + id + "/expiry")
                        .param("validUntil", today.minusDays(1).toString())
                        .with(csrf())
                        .with(organisation.as(keeper)))
                .andExpect(status().is3xxRedirection());

        assertThat(articles.validOn(today)).extracting(Article::id).doesNotContain(id);
        assertThat(articles.validOn(today.minusDays(1))).extracting(Article::id).contains(id);
        assertThat(articles.named(List.of(id, UUID.randomUUID())))
                .extracting(Article::id)
                .containsExactly(id);
        assertThat(page(get("/articles/" + id).with(organisation.as(keeper))).text())
                .contains("Tidak berlaku lagi", keeper.name());
        assertThat(page(get("/articles")
                                .param("product", product)
                                .param("validity", "now")
                                .with(organisation.as(keeper)))
                        .select("tbody tr"))
                .isEmpty();
    }

    @Test
    void anAddressWithoutHttpsIsRefusedAndNothingTypedIsLost() throws Exception {
        for (String url :
                List.of("http://pansol.contoh.id/kca", "javascript:alert(1)", "https://", "https://user@x.id/")) {
            MockHttpServletResponse response = mvc.perform(post("/articles")
                            .param("title", "Tarif <b>KCA</b>")
                            .param("product", "KCA")
                            .param("url", url)
                            .param("summary", "1,2 % per 15 hari")
                            .param("validFrom", "2026-10-01")
                            .with(csrf())
                            .with(organisation.as(Role.TEAM_LEADER)))
                    .andExpect(status().is(422))
                    .andReturn()
                    .getResponse();

            Document page = Jsoup.parse(response.getContentAsString());
            assertThat(page.select("[role=alert] a[href=#url]")).isNotEmpty();
            assertThat(page.select("#url").val()).isEqualTo(url);
            assertThat(page.select("#title").val()).isEqualTo("Tarif <b>KCA</b>");
            assertThat(page.select("#summary").val()).isEqualTo("1,2 % per 15 hari");
            assertThat(page.select("#validFrom").val()).isEqualTo("2026-10-01");
        }
    }

    @Test
    void whoeverWasOvertakenSeesBothVersionsAndOverwritesNothing() throws Exception {
        String product = product();
        UUID id = added("Semula", product, LocalDate.now(clock), null);
        PersonName keeper = organisation.person(Role.TEAM_LEADER);

        mvc.perform(change(id, "Yang pertama", product, "0").with(organisation.as(keeper)))
                .andExpect(status().is3xxRedirection());
        MockHttpServletResponse second = mvc.perform(
                        change(id, "Yang kedua", product, "0").with(organisation.as(Role.TEAM_LEADER)))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse();

        Document page = Jsoup.parse(second.getContentAsString());
        assertThat(page.select("[role=alert]").text()).contains("Yang pertama", keeper.name());
        assertThat(page.select("#title").val()).isEqualTo("Yang kedua");
        assertThat(articles.named(List.of(id))).extracting(Article::title).containsExactly("Yang pertama");
        mvc.perform(change(
                                id,
                                "Yang kedua",
                                product,
                                page.select("[name=version]").val())
                        .with(organisation.as(Role.TEAM_LEADER)))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void anArticleIsNeverDeleted() {
        UUID id = added("Tetap ada", product(), LocalDate.now(clock), null);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                        jdbc.sql("delete from article where id = ?").param(id).update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theListCostsTheSameStatementsHoweverLongItIs() throws Exception {
        String product = product();
        var reader = organisation.as(Role.MANAGER);
        added("Satu", product, LocalDate.now(clock), null);
        int one = Statements.count(
                () -> page(get("/articles").param("product", product).with(reader)));
        for (int i = 0; i < 10; i++) {
            added("Lagi " + i, product, LocalDate.now(clock), null);
        }
        assertThat(Statements.count(
                        () -> page(get("/articles").param("product", product).with(reader))))
                .isEqualTo(one)
                .isLessThanOrEqualTo(8);
    }

    @Test
    void aLongListIsReadInPagesAndSortedByItsHeadings() throws Exception {
        String product = product();
        for (int i = 10; i < 40; i++) {
            added("Artikel " + i, product, LocalDate.now(clock), null);
        }

        Document second = page(get("/articles")
                .queryParam("product", product)
                .queryParam("page", "1")
                .queryParam("sort", "title,desc")
                .with(organisation.as(Role.AGENT)));

        assertThat(second.select("tbody tr")).hasSize(5);
        assertThat(second.select("tbody a").get(0).text()).isEqualTo("Artikel 14");
        assertThat(second.select("a[rel=prev]").attr("href")).contains("product=", "sort=title");
    }

    @Test
    void theExportHoldsExactlyWhatTheListShows() throws Exception {
        String product = product();
        added("=HYPERLINK(\"x\")", product, LocalDate.now(clock), null);
        added("Lain", product(), LocalDate.now(clock), null);

        String csv = mvc.perform(
                        get("/articles/export.csv").param("product", product).with(organisation.as(Role.AGENT)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(csv.strip().lines()).hasSize(2);
        assertThat(csv)
                .contains("Judul", product)
                .doesNotContain("\n=HYPERLINK")
                .doesNotContain("\n\"=HYPERLINK");
    }

    private MockHttpServletRequestBuilder change(UUID id, String title, String product, String version) {
        return post("/articles/" + id)
                .param("title", title)
                .param("product", product)
                .param("url", "https://pansol.contoh.id/a")
                .param("validFrom", "2026-10-01")
                .param("version", version)
                .with(csrf());
    }

    private UUID added(String title, String product, LocalDate from, LocalDate until) {
        UUID id = UUID.randomUUID();
        UUID keeper = organisation.person(Role.QUALITY_CONTROL).id();
        jdbc.sql("""
                        insert into article (id, version, title, product, url, summary, valid_from, valid_until, created_by, created_at, changed_by, changed_at)
                        values (?, 0, ?, ?, 'https://pansol.contoh.id/a', '', ?, ?, ?, now(), ?, now())""").params(id, title, product, from, until, keeper, keeper).update();
        return id;
    }

    private static String product() {
        return "Produk " + UUID.randomUUID();
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
