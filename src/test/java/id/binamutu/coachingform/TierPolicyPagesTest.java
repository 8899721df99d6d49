package id.binamutu.coachingform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BinaMutuTest
class TierPolicyPagesTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TierPolicies policies;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everybodyReadsTheTableThatDecides() throws Exception {
        Document page = read(get("/tier-policies"), Role.AGENT, 200);

        assertThat(page.select("table").get(0).text()).contains("Istimewa").contains("Pembinaan tingkat 2");
        assertThat(page.select("a[href=/tier-policies/new]")).isEmpty();
    }

    @Test
    void coordinatorPublishesTheNextVersionUnchangedInAllButWhatWasChanged() throws Exception {
        TierPolicy before = policies.current();
        Document form = read(get("/tier-policies/new"), Role.COORDINATOR, 200);
        read(filled(form).param("reason", "Disamakan dengan kebijakan awal"), Role.COORDINATOR, 302);

        TierPolicy after = policies.current();
        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(after.cells()).isEqualTo(before.cells());
        assertThat(after.qualityBands()).hasSameSizeAs(before.qualityBands());
        assertThat(policies.find(before.id()).policy()).isEqualTo(before);
    }

    @Test
    void versionNeedsAReasonAndBandsInOrder() throws Exception {
        Document form = read(get("/tier-policies/new"), Role.COORDINATOR, 200);
        int number = policies.current().number();
        Document refused = read(filled(form).param("reason", " "), Role.COORDINATOR, 422);
        assertThat(refused.select(".summary a[href=#reason]")).hasSize(1);

        form.selectFirst("input[name=quality[1].atLeast]").attr("value", "99");
        Document disorder = read(filled(form).param("reason", "Uji"), Role.COORDINATOR, 422);
        assertThat(disorder.select(".summary").text()).contains("mulai lebih tinggi");
        assertThat(disorder.selectFirst("input[name=quality[1].atLeast]").val()).isEqualTo("99");
        assertThat(policies.current().number()).isEqualTo(number);
    }

    @Test
    void oneBandMoreIsARowMoreAndPublishesNothing() throws Exception {
        Document form = read(get("/tier-policies/new"), Role.COORDINATOR, 200);
        int number = policies.current().number();
        Document more = read(filled(form).param("change", "quality-more"), Role.COORDINATOR, 200);

        assertThat(more.select("tbody tr")).hasSize(form.select("tbody tr").size() + 1);
        assertThat(policies.current().number()).isEqualTo(number);
    }

    @Test
    void ofTwoCoordinatorsTheSecondIsTold() throws Exception {
        Document form = read(get("/tier-policies/new"), Role.COORDINATOR, 200);
        read(filled(form).param("reason", "Pertama"), Role.COORDINATOR, 302);
        Document second = read(filled(form).param("reason", "Kedua"), Role.COORDINATOR, 422);

        assertThat(second.select(".summary").text()).contains("Versi lain baru saja terbit");
        assertThat(second.select("textarea[name=reason]").text()).isEqualTo("Kedua");
    }

    @Test
    void publishedVersionNeverChanges() {
        assertThatThrownBy(
                        () -> jdbc.sql("update tier_policy set reason = 'lain'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from tier_policy").update()).isInstanceOf(DataAccessException.class);
    }

    private static MockHttpServletRequestBuilder filled(Document page) {
        MockHttpServletRequestBuilder request = post("/tier-policies");
        for (Element field : page.select("main form[action=/tier-policies] input[name]")) {
            if (!field.attr("name").equals("_csrf")) {
                request.param(field.attr("name"), field.val());
            }
        }
        page.select("main form[action=/tier-policies] select")
                .forEach(field -> request.param(
                        field.attr("name"), field.select("option[selected]").val()));
        return request;
    }

    private Document read(MockHttpServletRequestBuilder request, Role role, int expected) throws Exception {
        return Jsoup.parse(mvc.perform(request.with(csrf()).with(organisation.as(role)))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
