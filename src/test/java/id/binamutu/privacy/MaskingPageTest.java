package id.binamutu.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@BinaMutuTest
class MaskingPageTest {

    private static final String REASON = "Nomor PGD ikut disamarkan mulai bulan ini";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    Masker masker;

    @Autowired
    CurrentMasker current;

    @Autowired
    MaskingVersions versions;

    @Autowired
    JdbcClient jdbc;

    private PersonName admin;

    @BeforeEach
    void admin() {
        admin = organisation.person(Role.ADMIN);
    }

    @AfterEach
    void asItCame() {
        versions.add(versions.newest() + 1, MaskingSettings.FIRST, "Kembali ke aturan bawaan", admin.id());
        current.refresh();
    }

    @Test
    void ownPatternCountsAtOnceIsVersionedAndInTheTrail() throws Exception {
        send("/masking", form().own("PGD-[0-9]{8}", "[nomor PGD disamarkan]").reason(REASON))
                .andExpect(redirectedUrl("/masking"));

        assertThat(masker.mask("barang PGD-20261021 kak")).isEqualTo("barang [nomor PGD disamarkan] kak");
        assertThat(masker.mask("hp 081234567890")).isEqualTo("hp [nomor telepon disamarkan]");
        assertThat(page().select("section:last-of-type").text())
                .contains(REASON)
                .contains(admin.name());
        assertThat(trail()).contains(REASON);
    }

    @Test
    void changeMadeElsewhereCountsWithinASecond() throws Exception {
        masker.mask("hp 081234567890");
        MaskingSettings changed = new MaskingSettings(
                MaskingSettings.FIRST.builtIn(),
                Detector.KEPT,
                List.of(new MaskingSettings.OwnPattern("lain", "LAIN-[0-9]+", "[lain disamarkan]")));
        versions.add(versions.newest() + 1, changed, "Diubah di server lain", admin.id());
        Thread.sleep(1_100);

        assertThat(masker.mask("LAIN-77")).isEqualTo("[lain disamarkan]");
    }

    @Test
    void switchingADetectorOffAsksFirstAndSaysWhatItMeans() throws Exception {
        Form off = form().without(Detector.NIK).reason("Uji coba tanpa NIK sementara");
        String asked = send("/masking", off)
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(asked).select(".notice.bad").text()).contains("NIK nasabah akan tersimpan");
        assertThat(masker.mask("NIK 3174015208900003")).isEqualTo("NIK [NIK disamarkan]");

        send("/masking", off.confirmed()).andExpect(redirectedUrl("/masking"));
        assertThat(masker.mask("NIK 3174015208900003")).isEqualTo("NIK 3174015208900003");
    }

    @Test
    void patternThatCannotBeUsedIsRefusedAtItsField() throws Exception {
        for (String bad : List.of("PGD-[0-9", "[0-9]*", "\\b", "disamarkan", "(?=a)", ".+")) {
            String page = send("/masking", form().own(bad, "[x disamarkan]").reason(REASON))
                    .andExpect(status().is(422))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            Element field = Jsoup.parse(page).selectFirst("[name=own[0].expression]");
            assertThat(field.hasClass("is-invalid")).as(bad).isTrue();
            assertThat(field.val()).isEqualTo(bad);
        }
    }

    @Test
    void catastrophicExpressionIsNone() throws Exception {
        send("/masking", form().own("(x+x+)+y", "[x disamarkan]").reason(REASON))
                .andExpect(redirectedUrl("/masking"));
        long began = System.nanoTime();
        masker.mask("x".repeat(20_000));
        assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
    }

    @Test
    void trialShowsWhatMatchedWhatWithUnsavedSettingsAndKeepsNothing() throws Exception {
        long before = versions.newest();
        String page = send(
                        "/masking/trial",
                        form().own("PGD-[0-9]+", "[nomor PGD disamarkan]").sample("PGD-1 <b>hp</b> 081234567890"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Document answer = Jsoup.parse(page);

        assertThat(answer.select("#trial mark").eachText()).containsExactly("PGD-1", "081234567890");
        assertThat(answer.select("#trial .tag").eachText()).containsExactly("PGD", "Nomor telepon");
        assertThat(answer.select("#trial .msg").last().text())
                .isEqualTo("[nomor PGD disamarkan] <b>hp</b> [nomor telepon disamarkan]");
        assertThat(versions.newest()).isEqualTo((int) before);
        assertThat(trail()).doesNotContain("081234567890");
    }

    @Test
    void olderPageDoesNotOverwriteANewerChange() throws Exception {
        Form stale = form();
        send("/masking", form().own("AAA-[0-9]+", "[AAA disamarkan]").reason(REASON))
                .andExpect(redirectedUrl("/masking"));

        send("/masking", stale.own("BBB-[0-9]+", "[BBB disamarkan]").reason(REASON))
                .andExpect(status().is(422));
        assertThat(masker.mask("AAA-1 BBB-1")).isEqualTo("[AAA disamarkan] BBB-1");
    }

    private String trail() {
        return jdbc.sql(
                        "select coalesce(string_agg(cast(details as text), ' '), '') from audit_entry where actor_id = :actor")
                .param("actor", admin.id().toString())
                .query(String.class)
                .single();
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.perform(get("/masking").with(organisation.as(admin)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private ResultActions send(String address, Form form) throws Exception {
        MockHttpServletRequestBuilder request =
                post(address).with(organisation.as(admin)).with(csrf());
        form.values.forEach(request::param);
        return mvc.perform(request);
    }

    private Form form() throws Exception {
        Form form = new Form();
        Element filled = page().selectFirst("form[action=/masking]");
        for (Element field : filled.select("input, textarea")) {
            boolean ticked = !field.attr("type").equals("checkbox") || field.hasAttr("checked");
            if (ticked && !field.attr("name").isEmpty() && !field.attr("name").equals("_csrf")) {
                form.values.put(field.attr("name"), field.val());
            }
        }
        return form;
    }

    private static final class Form {
        private final java.util.Map<String, String> values = new java.util.LinkedHashMap<>();

        Form own(String expression, String replacement) {
            values.put("own[0].name", "PGD");
            values.put("own[0].expression", expression);
            values.put("own[0].replacement", replacement);
            return this;
        }

        Form reason(String reason) {
            values.put("reason", reason);
            return this;
        }

        Form sample(String text) {
            values.put("sample", text);
            return this;
        }

        Form without(Detector detector) {
            values.remove("detectors[" + detector.ordinal() + "].on");
            return this;
        }

        Form confirmed() {
            values.put("switchOff", "true");
            return this;
        }
    }
}
