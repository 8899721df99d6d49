package id.binamutu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.signature.SignatureView;
import id.binamutu.statistics.Interval;
import id.binamutu.testing.BinaMutuTest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The shared parts as a reader meets them, in a page that uses every one of them. */
@BinaMutuTest
class PagePartsTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping addresses;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    private final List<RequestMappingInfo> added = new ArrayList<>();

    @BeforeEach
    void addThePage() throws Exception {
        TryController controller = new TryController();
        for (Method method : TryController.class.getDeclaredMethods()) {
            GetMapping get = method.getAnnotation(GetMapping.class);
            PostMapping post = method.getAnnotation(PostMapping.class);
            if (get == null && post == null) {
                continue;
            }
            RequestMappingInfo info = RequestMappingInfo.paths(get == null ? post.value() : get.value())
                    .methods(get == null ? RequestMethod.POST : RequestMethod.GET)
                    .options(addresses.getBuilderConfiguration())
                    .build();
            addresses.registerMapping(info, controller, method);
            added.add(info);
        }
    }

    @AfterEach
    void removeThePage() {
        added.forEach(addresses::unregisterMapping);
    }

    @Test
    void thePageHasItsTitleBehindWhichStandsTheNameOfTheProduct() throws Exception {
        assertThat(read(get("/try")).title()).isEqualTo("Coba & lihat · Bina Mutu");
        assertThat(read(get("/try")).select("svg title").first().text()).isEqualTo("Mutu per minggu");
    }

    @Test
    void nothingInThePageIsInline() throws Exception {
        Document page = read(get("/try"));
        assertThat(page.select("[style], style, [onclick], [onload], [onsubmit], script:not([src])"))
                .isEmpty();
    }

    @Test
    void whoeverWantsToStaySignedInIsAnsweredWithNothingElse() throws Exception {
        perform(get("/session")).andExpect(status().isNoContent());
    }

    @Test
    void theTeamLeaderFindsTheNineStepsInOrder() throws Exception {
        Document page = read(as(get("/coaching/try"), Role.TEAM_LEADER));
        Element nav = page.selectFirst("nav.nav-wide");
        assertThat(nav.select(".menu-list a").eachText())
                .hasSize(9)
                .startsWith("1. Pilih sampel")
                .endsWith("9. Diterima manajer");
        assertThat(nav.select("a[aria-current=page]").eachAttr("href")).containsExactly("/coaching");
    }

    @Test
    void whoHoldsTwoRolesSeesEveryAddressOnce() throws Exception {
        Document page = read(as(get("/try"), Role.MANAGER, Role.QUALITY_CONTROL));
        List<String> addresses = page.select("nav.nav-wide a").eachAttr("href");
        assertThat(addresses).doesNotHaveDuplicates().contains("/reports", "/scorecards", "/interactions");
    }

    @Test
    void whoIsNotSignedInSeesNoNavigation() throws Exception {
        Document page = Jsoup.parse(mvc.perform(get("/sign-in"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("nav[aria-label=Utama], [data-sign-out], [role=search]"))
                .isEmpty();
    }

    @Test
    void onlyWhoMayReadConversationsIsOfferedTheSearch() throws Exception {
        assertThat(read(as(get("/try"), Role.AGENT)).select("[role=search]")).isEmpty();
        assertThat(read(as(get("/try"), Role.MANAGER)).select("[role=search]")).isNotEmpty();
    }

    @Test
    void aRefusedFormSaysWhereAndKeepsWhatWasTyped() throws Exception {
        Document page = read(
                post("/try").param("name", " ").param("said", "<b>tetap</b>").param("kind", "b"), 422);
        assertThat(page.select(".summary a").eachAttr("href")).containsExactly("#name");
        assertThat(page.select(".summary").text()).contains("Wajib diisi.");
        assertThat(page.getElementById("said").wholeText()).contains("<b>tetap</b>");
        assertThat(page.getElementById("name").attr("aria-describedby")).isEqualTo("name-error");
        assertThat(page.getElementById("name-error").text()).isEqualTo("Wajib diisi.");
        assertThat(page.select("#kind option[selected]").attr("value")).isEqualTo("b");
    }

    @Test
    void aDayThatIsNoneIsSaidSoAndTheRestIsKept() throws Exception {
        Document page =
                read(post("/try").param("name", "a").param("said", "tetap").param("day", "31-31-2026"), 422);
        assertThat(page.select(".summary a[href=#day]").text()).isEqualTo("Tulis tanggal yang ada di kalender.");
        assertThat(page.getElementById("day").attr("value")).isEqualTo("31-31-2026");
        assertThat(page.getElementById("said").wholeText()).contains("tetap");
    }

    @Test
    void aRefusalIsReadInTheReadersLanguage() throws Exception {
        PersonName reader = organisation.person(Role.MANAGER);
        jdbc.sql("update person set locale = 'en' where id = ?")
                .param(reader.id())
                .update();
        assertThat(read(post("/try").param("name", "").with(organisation.as(reader)), 422)
                        .select(".summary")
                        .text())
                .contains("Please fill this in.");
    }

    @Test
    void everyFieldHasALabel() throws Exception {
        Document page = read(get("/try"));
        assertThat(page.select("main form:first-of-type :is(input,textarea,select):not([type=hidden])"))
                .isNotEmpty()
                .allSatisfy(field ->
                        assertThat(page.select("label[for=" + field.id() + "]")).isNotEmpty());
    }

    @Test
    void aDayIsOfferedInTheFormThatTheBrowserReads() throws Exception {
        assertThat(read(get("/try")).getElementById("day").attr("value")).isEqualTo("2026-10-01");
    }

    @Test
    void thePagerKeepsTheFilters() throws Exception {
        Document page = read(get("/try").queryParam("q", "gadai").queryParam("page", "1"));
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/try?q=gadai&page=2");
        assertThat(page.select("a.sort").attr("href")).isEqualTo("/try?q=gadai&sort=name,asc");
        assertThat(page.select(".pager").text()).contains("11–20 dari 45");
    }

    @Test
    void aBrokenSignatureIsShownAsBroken() throws Exception {
        Document page = read(get("/try"));
        assertThat(page.select(".signatures li.broken").text())
                .contains("Tanda tangan tidak berlaku lagi")
                .contains("Wulan");
        assertThat(page.select(".signatures li:not(.broken)").text())
                .contains("Sah")
                .contains("“Saya setuju”");
    }

    @Test
    void whatDoesNotExistAnswers404InWords() throws Exception {
        Document page = read(get("/try/missing"), 404);
        assertThat(page.select("h1").text()).isEqualTo("Halaman ini tidak ada");
        assertThat(read(get("/try/by-id/not-an-id"), 404).select("h1").text()).isEqualTo("Halaman ini tidak ada");
    }

    @Test
    void aRuleThatNobodyCaughtIsStillSaidInWords() throws Exception {
        Document page = read(get("/try/rule"), 422);
        assertThat(page.select("h1").text()).isEqualTo("target 85");
        assertThat(page.select("main").text()).contains("Tidak ada yang berubah");
    }

    @Test
    void aPartOfAPageIsRefusedInThePlaceForNotices() throws Exception {
        var response = perform(get("/try/rule").header("HX-Request", "true"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse();
        assertThat(response.getHeader("HX-Retarget")).isEqualTo("#notice");
        assertThat(Jsoup.parse(response.getContentAsString()).select("p.notice").text())
                .isEqualTo("target 85");
    }

    @Test
    void aStalePageAnswers409AndSaysThatNothingWasOverwritten() throws Exception {
        assertThat(read(get("/try/stale"), 409).select("main").text()).contains("tidak menimpanya");
    }

    private Document read(MockHttpServletRequestBuilder request) throws Exception {
        return read(request, 200);
    }

    private Document read(MockHttpServletRequestBuilder request, int expected) throws Exception {
        return Jsoup.parse(perform(request)
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    /** As a manager when the request does not say as whom. */
    private ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletRequestBuilder signedIn =
                get("/").with(organisation.as(Role.MANAGER)).with(csrf());
        return mvc.perform((MockHttpServletRequestBuilder) request.merge(signedIn));
    }

    private MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request, Role... roles) {
        return request.with(organisation.as(roles));
    }

    record TryForm(@NotBlank String name, String said, LocalDate day, Double points, String kind, Boolean agreed) {}

    @Controller
    static class TryController {
        @GetMapping({"/try", "/coaching/try"})
        String form(Model model) {
            model.addAttribute("tryForm", new TryForm("a", "b", LocalDate.of(2026, 10, 1), 1.5, "a", true));
            return page(model);
        }

        @PostMapping("/try")
        String send(
                @Valid @ModelAttribute TryForm form, BindingResult binding, Model model, HttpServletResponse response) {
            assertThat(binding.hasErrors()).isTrue();
            page(model);
            return Refused.view(response, "webtest/form");
        }

        @GetMapping("/try/missing")
        String missing() {
            throw new NotFoundException();
        }

        @GetMapping("/try/by-id/{id}")
        String byId(@PathVariable UUID id) {
            throw new AssertionError(id);
        }

        @GetMapping("/try/rule")
        String rule() {
            throw RuleViolation.of("web.chart.target", 85);
        }

        @GetMapping("/try/stale")
        String stale() {
            throw new OptimisticLockingFailureException("stale");
        }

        private static String page(Model model) {
            model.addAttribute("options", List.of(new Option("a", "A"), new Option("b", "B")));
            model.addAttribute(
                    "page", new PageImpl<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), PageRequest.of(1, 10), 45));
            model.addAttribute("signatures", List.of(signature(true), signature(false)));
            model.addAttribute(
                    "intervals",
                    IntervalChart.of(
                            "Mutu per minggu",
                            "d",
                            List.of(new IntervalChart.Point("5 Okt", new Interval(80, 74, 86, 10))),
                            85.0,
                            new Formats()));
            model.addAttribute("bars", BarChart.of("Temuan", "d", List.of(new BarChart.Bar("Verifikasi", 3, "3"))));
            return "webtest/form";
        }

        private static SignatureView signature(boolean valid) {
            return new SignatureView(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "Wulan Maharani",
                    "TEAM_LEADER",
                    "Saya setuju",
                    Instant.parse("2026-10-01T07:05:00Z"),
                    "ab12",
                    valid);
        }
    }
}
