package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The builder, as Quality Control works with it: a draft of section A (criteria 1, 2) and B (criteria 3, 4, 5). */
@BinaMutuTest
class BuilderPageTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestScorecards made;

    @Autowired
    ScorecardReader reader;

    PersonName quality;
    UUID draft;
    String base;

    @BeforeEach
    void aDraft() {
        quality = organisation.person(Role.QUALITY_CONTROL);
        draft = made.draft(made.channel(), made.quality());
        base = "/scorecards/versions/" + draft;
    }

    @Test
    void listShowsEveryWeightWithItsShare() throws Exception {
        Document edit = page(get(base + "/edit"));
        assertThat(edit.select("#criterion-" + id(1) + " output").text()).isEqualTo("20 %");
        assertThat(edit.select("#criterion-" + id(3) + " [data-weight]").val()).isEqualTo("2");
        assertThat(edit.select("#criterion-" + id(5) + " .weigh").text()).isEqualTo("tidak dinilai");
        assertThat(edit.select(".outline a").eachText())
                .containsExactly("A. Pelayanan 40 %", "B. Ketepatan informasi 60 %");
    }

    @Test
    void weightsOfTheListAreSavedTogether() throws Exception {
        redirect(post(base + "/weights").param(name(1, "1"), "3").param(name(2, "1"), "1,5"));
        assertThat(criterion(1).weight()).isEqualByComparingTo("3");
        assertThat(criterion(2).weight()).isEqualByComparingTo("1.5");
    }

    @Test
    void refusedWeightSaysWhyAtItsFieldAndNothingTypedIsLost() throws Exception {
        Document refused =
                refused(post(base + "/weights").param(name(1, "1"), "-2").param(name(2, "1"), "7"));
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#weight-" + id(1));
        assertThat(refused.select("#wrong-" + id(1)).text()).isEqualTo("Bobot tidak boleh kurang dari 0.");
        assertThat(refused.select("#weight-" + id(1)).val()).isEqualTo("-2");
        assertThat(refused.select("#weight-" + id(2)).val()).isEqualTo("7");
        assertThat(criterion(2).weight()).isEqualByComparingTo("1");
    }

    @Test
    void weightThatSomebodyElseChangedIsNotOverwritten() throws Exception {
        redirect(post(base + "/weights").param(name(1, "1"), "4"));
        Document refused = refused(post(base + "/weights").param(name(1, "1"), "9"));
        assertThat(refused.select("#wrong-" + id(1)).text()).contains("orang lain mengubahnya menjadi 4");
        assertThat(criterion(1).weight()).isEqualByComparingTo("4");
    }

    @Test
    void weightIsKeptAsItIsTypedAndAnswersWithWhatToSendNext() throws Exception {
        String kept = body(post(base + "/weights/kept").param(name(1, "1"), "2,5"), 200);
        assertThat(kept).contains(Weighing.name(id(1), criterion(1).weight())).contains(":2.5");
        String refused = body(post(base + "/weights/kept").param(name(1, "2.5"), "berat"), 422);
        assertThat(refused).contains("Bobot “berat” bukan angka");
    }

    @Test
    void criterionMovesWithinItsSectionAndOnIntoTheNext() throws Exception {
        UUID first = id(1);
        redirect(post(base + "/criteria/" + first + "/move").param("up", "false"));
        assertThat(id(2)).isEqualTo(first);
        redirect(post(base + "/criteria/" + first + "/move").param("up", "false"));
        assertThat(reader.draft(draft).sections().get(1).criteria().get(0).id()).isEqualTo(first);
        redirect(post(base + "/criteria/" + first + "/move").param("up", "true"));
        assertThat(reader.draft(draft).sections().get(0).criteria().get(1).id()).isEqualTo(first);
    }

    @Test
    void criterionStaysWhenThereIsNoFurtherToGo() throws Exception {
        List<UUID> before = ids();
        redirect(post(base + "/criteria/" + id(1) + "/move").param("up", "true"));
        redirect(post(base + "/criteria/" + id(5) + "/move").param("up", "false"));
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void sectionWithinAnotherHoldsCriteriaOfItsOwn() throws Exception {
        redirect(post(base + "/sections").param("title", "Penutup").param("weight", "20"));
        UUID closing = reader.draft(draft).sections().get(2).id();
        redirect(post(base + "/sections")
                .param("title", "Salam")
                .param("weight", "1")
                .param("parentId", closing.toString()));
        UUID greeting = reader.draft(draft).sections().get(2).sections().get(0).id();
        redirect(post(base + "/sections/" + greeting + "/criteria")
                .param("text", "Terima kasih")
                .param("kind", "YES_NO")
                .param("weight", "1"));
        assertThat(page(get(base + "/edit"))
                        .select("#section-" + closing + " #section-" + greeting + " .butir")
                        .text())
                .contains("6. Terima kasih");
    }

    @Test
    void sectionWithCriteriaCannotTakeSections() throws Exception {
        UUID first = reader.draft(draft).sections().get(0).id();
        Document refused = refused(post(base + "/sections")
                .param("title", "Salam")
                .param("weight", "1")
                .param("parentId", first.toString()));
        assertThat(refused.select(".summary").text()).contains("Pelayanan");
        assertThat(refused.select("#title").val()).isEqualTo("Salam");
    }

    @Test
    void everyThingSaidOfACriterionComesBackIntoItsForm() throws Exception {
        UUID section = reader.draft(draft).sections().get(0).id();
        redirect(post(base + "/sections/" + section + "/criteria")
                .param("text", "Menyebut tarif")
                .param("help", "Tarif sewa modal")
                .param("goodExample", "Tarifnya 1,2 persen.")
                .param("badExample", "Lihat saja sendiri.")
                .param("kind", "MULTI_CHOICE")
                .param("choices", "Tarif = 2\nTempo = 1")
                .param("weight", "2")
                .param("naAllowed", "true")
                .param("defaultCode", "Tempo")
                .param("evidenceRequired", "true")
                .param("causes", "Terburu-buru\nTidak tahu")
                .param("criticalClass", "COMPLIANCE")
                .param("criticalEffect", "CAP")
                .param("criticalCap", "60")
                .param("condition", id(1).toString())
                .param("codes", "yes"));
        CriterionView added = criterion(3);
        Document form = page(get(base + "/criteria/" + added.id() + "/edit"));
        assertThat(form.select("#goodExample").text()).isEqualTo("Tarifnya 1,2 persen.");
        assertThat(form.select("#choices").text()).contains("Tarif = 2");
        assertThat(form.select("#defaultCode option[selected]").val()).isEqualTo("Tempo");
        assertThat(form.select("#causes").text()).contains("Terburu-buru");
        assertThat(form.select("#condition option[selected]").text()).isEqualTo("1. Salam pembuka");
        assertThat(form.select("#codes input[checked]").val()).isEqualTo("yes");
        assertThat(form.select("#evidenceRequired").hasAttr("checked")).isTrue();
        assertThat(form.select("#commentRequired").hasAttr("checked")).isFalse();
        assertThat(page(get(base + "/edit")).select("#criterion-" + added.id()).text())
                .contains("Hanya jika butir 1 dijawab Ya", "bukti wajib bila gagal", "batas 60");
    }

    @Test
    void circleOfConditionsIsRefusedAtItsField() throws Exception {
        change(1, "condition", id(2).toString(), "codes", "5");
        Document refused =
                refused(changed(2).param("condition", id(1).toString()).param("codes", "no"));
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#condition");
        assertThat(refused.select("#codes input[checked]").val()).isEqualTo("no");
    }

    @Test
    void conditionOffersTheAnswersOfTheOtherCriterion() throws Exception {
        assertThat(page(get(base + "/criteria/" + id(4) + "/answers"))
                        .select("label")
                        .eachText())
                .containsExactly("Lengkap", "Sebagian", "Kosong", "T/A");
        assertThat(Jsoup.parse(body(
                                changed(1).param("condition", id(4).toString()).param("then", "answers"), 200))
                        .select("#codes label")
                        .eachText())
                .containsExactly("Lengkap", "Sebagian", "Kosong", "T/A");
    }

    @Test
    void removalNamesWhatHangsOnTheCriterionAndThenAsksItAlways() throws Exception {
        change(2, "condition", id(1).toString(), "codes", "no");
        UUID first = id(1);
        UUID hanging = id(2);
        Document asked = page(get(base + "/criteria/" + first + "/removal"));
        assertThat(asked.select(".seal li").text()).contains("2. Empati", "Hanya jika butir 1 dijawab Tidak");
        redirect(post(base + "/criteria/" + first + "/removal"));
        assertThat(reader.draft(draft).criterion(first)).isEmpty();
        assertThat(reader.draft(draft).criterion(hanging).orElseThrow().condition())
                .isNull();
    }

    @Test
    void removedSectionTakesItsCriteriaAlong() throws Exception {
        change(4, "condition", id(1).toString(), "codes", "no");
        UUID first = reader.draft(draft).sections().get(0).id();
        assertThat(page(get(base + "/sections/" + first + "/removal"))
                        .select("main")
                        .text())
                .contains("2 butir di dalamnya ikut dihapus", "Pencatatan");
        redirect(post(base + "/sections/" + first + "/removal"));
        assertThat(reader.draft(draft).criterionCount()).isEqualTo(3);
        assertThat(reader.draft(draft).criteria()).allMatch(criterion -> criterion.condition() == null);
    }

    @Test
    void numberThatCannotBeReadLeavesEverythingElseAsItWas() throws Exception {
        Document refused = refused(post(base + "/criteria/" + id(4))
                .param("text", "Pencatatan")
                .param("kind", "CHOICE")
                .param("choices", "Ada = 1\nTidak ada = 0")
                .param("weight", "berat")
                .param("defaultCode", "Ada")
                .param("condition", id(1).toString())
                .param("codes", "no")
                .param("sectionId", reader.draft(draft).sections().get(1).id().toString())
                .param("revision", revision(4)));
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#weight");
        assertThat(refused.select("#text").val()).isEqualTo("Pencatatan");
        assertThat(refused.select("#defaultCode option[selected]").val()).isEqualTo("Ada");
        assertThat(refused.select("#condition option[selected]").text()).isEqualTo("1. Salam pembuka");
        assertThat(refused.select("#codes input[checked]").val()).isEqualTo("no");
        assertThat(refused.select("[name=revision]").val()).isEqualTo(revision(4));
    }

    @Test
    void copyIsPreparedAndStandsRightAfterItsOriginal() throws Exception {
        UUID section = reader.draft(draft).sections().get(0).id();
        Document form =
                page(get(base + "/sections/" + section + "/criteria/new").param("like", id(1).toString()));
        assertThat(form.select("#text").val()).isEqualTo("Salam pembuka");
        redirect(post(base + "/sections/" + section + "/criteria")
                .param("text", "Salam kedua")
                .param("kind", "YES_NO")
                .param("weight", "1")
                .param("sectionId", section.toString())
                .param("afterId", form.select("[name=afterId]").val()));
        assertThat(criterion(2).text()).isEqualTo("Salam kedua");
    }

    @Test
    void nextCriterionIsAskedTheSameWayAndFollowsTheOneJustAdded() throws Exception {
        UUID section = reader.draft(draft).sections().get(0).id();
        String next = redirect(post(base + "/sections/" + section + "/criteria")
                .param("text", "Nada suara")
                .param("kind", "SCALE")
                .param("minimum", "0")
                .param("maximum", "10")
                .param("weight", "3")
                .param("then", "another"));
        Document form =
                page(get(next.substring(0, next.indexOf('?'))).param("next", next.substring(next.indexOf('=') + 1)));
        assertThat(form.select("#text").val()).isEmpty();
        assertThat(form.select("#kind option[selected]").val()).isEqualTo("SCALE");
        assertThat(form.select("#maximum").val()).isEqualTo("10");
        assertThat(form.select("[name=afterId]").val())
                .isEqualTo(criterion(3).id().toString());
    }

    @Test
    void criterionThatSomebodyElseChangedIsShownBesideWhatWasTyped() throws Exception {
        MockHttpServletRequestBuilder late = changed(1).param("commentRequired", "true");
        change(1, "help", "Ditulis orang lain");
        Document refused = refused(late);
        assertThat(refused.select("form .seal").text()).contains("Ditulis orang lain");
        assertThat(refused.select("[name=revision]").val()).isEqualTo(revision(1));
    }

    @Test
    void criterionThatSomebodyElseRemovedKeepsWhatWasTyped() throws Exception {
        MockHttpServletRequestBuilder late = changed(1);
        redirect(post(base + "/criteria/" + id(1) + "/removal"));
        Document refused = refused(late);
        assertThat(refused.select(".summary").text()).contains("dihapus orang lain");
        assertThat(refused.select("#text").val()).isEqualTo("Salam pembuka");
    }

    @Test
    void previewAsksAsTheScorerWillBeAsked() throws Exception {
        change(2, "condition", id(1).toString(), "codes", "no");
        Document preview = page(get(base + "/preview"));
        assertThat(preview.select("[data-id=" + id(1) + "] label").eachText()).containsExactly("Ya", "Tidak", "T/A");
        assertThat(preview.select("[data-when=" + id(1) + "]").attr("data-codes"))
                .isEqualTo("no");
    }

    private MockHttpServletRequestBuilder changed(int number) throws Exception {
        CriterionView criterion = criterion(number);
        Document form = page(get(base + "/criteria/" + criterion.id() + "/edit"));
        MockHttpServletRequestBuilder request = post(base + "/criteria/" + criterion.id())
                .param("text", criterion.text())
                .param("kind", criterion.kind().name())
                .param("choices", form.select("#choices").text())
                .param("minimum", form.select("#minimum").val())
                .param("maximum", form.select("#maximum").val())
                .param("weight", form.select("#weight").val())
                .param("naAllowed", "true")
                .param("sectionId", form.select("#sectionId option[selected]").val());
        return request.param("revision", form.select("[name=revision]").val());
    }

    private void change(int number, String... more) throws Exception {
        MockHttpServletRequestBuilder request = changed(number);
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        redirect(request);
    }

    private String revision(int number) throws Exception {
        return page(get(base + "/criteria/" + id(number) + "/edit"))
                .select("[name=revision]")
                .val();
    }

    private String name(int number, String seen) {
        return Weighing.name(id(number), new java.math.BigDecimal(seen));
    }

    private List<UUID> ids() {
        return reader.draft(draft).criteria().map(CriterionView::id).toList();
    }

    private CriterionView criterion(int number) {
        return reader.draft(draft)
                .criteria()
                .filter(found -> found.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private UUID id(int number) {
        return criterion(number).id();
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(mvc.perform(request.with(organisation.as(quality)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private String redirect(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(organisation.as(quality)).with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private Document refused(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(body(request, 422));
    }

    private String body(MockHttpServletRequestBuilder request, int status) throws Exception {
        return mvc.perform(request.with(organisation.as(quality)).with(csrf()))
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
