package id.binamutu.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.time.LocalDate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Analytics as team leaders and quality control read them. */
@BinaMutuTest
class QualityPagesTest {
    private static final String PERIOD = "?from=2026-10&to=2026-10";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    private TestOrganisation.Team team;

    @BeforeEach
    void fiveRandomAndOneTargeted() {
        team = organisation.team(1);
        for (int day = 5; day < 9; day++) {
            evaluations.conforming(team, evaluations.sample(team, team.agent(), true, LocalDate.of(2026, 10, day)));
        }
        evaluations.nonconforming(team, evaluations.sample(team, team.agent(), true, LocalDate.of(2026, 10, 12)));
        evaluations.nonconforming(team, evaluations.sample(team, team.agent(), false, LocalDate.of(2026, 10, 13)));
    }

    @Test
    void theEstimateAndTheDistributionAreOfRandomSamples() throws Exception {
        Document page = read("/quality" + PERIOD, team.leader());

        // Four times 100 and once 60: a random mean of 92.
        assertThat(page.select("main .fs-2").text()).isEqualTo("92");
        assertThat(page.select("main").text()).contains("n = 5").contains("1 sampel terarah tidak dihitung");
        assertThat(page.select("svg[aria-label=Sebaran nilai] text.value").eachText())
                .containsExactly("1", "4");
        assertThat(row(page, "60–65").select("td").eachText()).containsExactly("60–65", "1", "1");
    }

    @Test
    void aFailedCriterionHasItsShareWithNumberAndIntervalAndTargetedOnesApart() throws Exception {
        Document page = read("/quality/criteria" + PERIOD, team.leader());

        Element failed = row(page, "Informasi produk benar");
        assertThat(failed.select("td").eachText())
                .containsExactly("1", "20 % (3,6–62,4 %; n = 5)", "100 %", "1 dari 1");
        assertThat(failed.text()).contains("Kritis bisnis");
        assertThat(page.select("main tbody tr")).hasSize(1);
    }

    @Test
    void anotherVersionAndAnotherMonthHaveNoneOfIt() throws Exception {
        assertThat(read("/quality/criteria" + PERIOD + "&version=" + java.util.UUID.randomUUID(), team.leader())
                        .select(".empty-title")
                        .text())
                .isEqualTo("Tidak ada butir yang gagal");
        assertThat(read("/quality?from=2026-09&to=2026-09", team.leader())
                        .select(".empty-title")
                        .text())
                .isEqualTo("Belum ada penilaian");
    }

    @Test
    void accuracyOfEachClassStandsForItselfWithItsLimits() throws Exception {
        Document page = read("/quality/critical" + PERIOD, team.leader());

        assertThat(page.select("main section h2").eachText())
                .startsWith(
                        "Akurasi kesalahan kritis nasabah",
                        "Akurasi kesalahan kritis bisnis",
                        "Akurasi kesalahan kritis kepatuhan");
        assertThat(page.select("main b.fs-4").eachText()).containsExactly("100 %", "80 %", "100 %");
        Element business = page.select("main section").get(1);
        assertThat(business.text())
                .contains("Baru 2 titik")
                .contains("batas kasar")
                .contains("Sampel terarah dengan kesalahan ini: 1");
        assertThat(business.select("tbody td").eachText()).contains("4 dari 4", "0 dari 1");
    }

    @Test
    void whoScoresAloneIsComparedWithNobody() throws Exception {
        Document page = read("/quality/evaluators" + PERIOD, team.leader());

        Element row = row(page, team.leader().name());
        assertThat(row.select("td").eachText()).startsWith("5", "1");
        assertThat(row.text()).contains("tidak ada pembanding");
    }

    @Test
    void qualityControlComparesThoseWhoScoredOnTheSameVersion() throws Exception {
        TestOrganisation.Team other = organisation.team(1);
        evaluations.nonconforming(other, evaluations.sample(other));
        evaluations.conforming(other, evaluations.sample(other));
        PersonName control = organisation.person(Role.QUALITY_CONTROL);

        Document page = read(
                "/quality/evaluators" + PERIOD + "&version="
                        + evaluations.scorecard().versionId(),
                control);

        assertThat(row(page, other.leader().name()).text()).doesNotContain("tidak ada pembanding");
        assertThat(page.select("main").text()).contains("hanya kalibrasi");
    }

    @Test
    void filtersThatCannotBeReadAreNamedAndNothingBreaks() throws Exception {
        assertThat(read("/quality?from=oktober", team.leader())
                        .select("[role=alert]")
                        .text())
                .contains("2026-10");
        assertThat(read("/quality?from=2026-12&to=2026-10", team.leader())
                        .select("[role=alert]")
                        .text())
                .contains("setelah bulan akhir");
        assertThat(read("/quality?from=2020-01&to=2026-10", team.leader())
                        .select("[role=alert]")
                        .text())
                .contains("24 bulan");
        assertThat(read("/quality?team=bukan-id", team.leader())
                        .select("[role=alert]")
                        .text())
                .contains("tidak dapat dibaca");
    }

    @Test
    void filtersStayInEveryLink() throws Exception {
        Document page = read("/quality" + PERIOD + "&grain=month", team.leader());

        assertThat(page.select("main .nav-tabs a").eachAttr("href"))
                .hasSize(4)
                .allMatch(link -> link.contains("from=2026-10&to=2026-10&grain=month"));
        assertThat(page.select("main a[href*=export]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(link -> link.contains("grain=month"));
    }

    @Test
    void anotherTeamDoesNotExist() throws Exception {
        TestOrganisation.Team other = organisation.team(1);

        mvc.perform(get("/quality?team=" + other.id()).with(organisation.as(team.leader())))
                .andExpect(status().isNotFound());
        assertThat(read("/quality" + PERIOD, other.leader())
                        .select(".empty-title")
                        .text())
                .isEqualTo("Belum ada penilaian");
    }

    @Test
    void everyTableIsAFileToo() throws Exception {
        for (String table :
                new String[] {"distribution", "teams", "trend", "criteria", "causes", "critical", "evaluators"}) {
            String csv = mvc.perform(
                            get("/quality/export" + PERIOD + "&table=" + table).with(organisation.as(team.leader())))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(csv.lines().toList()).as(table).hasSizeGreaterThan(table.equals("causes") ? 0 : 1);
        }
        mvc.perform(get("/quality/export?table=lain").with(organisation.as(team.leader())))
                .andExpect(status().isNotFound());
    }

    private static Element row(Document page, String text) {
        return page.select("main tbody tr").stream()
                .filter(row -> row.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    private Document read(String path, PersonName reader) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(organisation.as(reader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
