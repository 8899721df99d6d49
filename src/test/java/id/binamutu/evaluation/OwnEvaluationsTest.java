package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** An agent reads what was found, and understands it without having been taught. */
@BinaMutuTest
class OwnEvaluationsTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations made;

    @Autowired
    Revisions revisions;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private LocalDate today;

    @BeforeEach
    void team() {
        team = organisation.team(1);
        today = LocalDate.now(clock);
    }

    @Test
    void theFirstPageSaysHowItWentLastAndOverTimeWithNumberAndRange() throws Exception {
        made.conforming(team, made.sample(team, team.agent(), true, today.minusDays(1)));
        made.nonconforming(team, made.sample(team, team.agent(), true, today));
        made.nonconforming(team, made.sample(team, team.agent(), false, today.minusDays(1)));

        Document page = page("/evaluations");

        assertThat(page.select("main section").first().text())
                .contains("Penilaian terakhir", "60 dari 100", "1 butir perlu diperbaiki");
        assertThat(page.select(".notice").text()).contains("3 penilaian");
        assertThat(page.select("main section").get(1).text())
                .contains("dihitung dari 2 penilaian acak", "Sampel terarah tidak dihitung");
        assertThat(page.select("svg title")).isNotEmpty();
        assertThat(page.select("main table tbody td.num").eachText()).allMatch(text -> text.endsWith("n = 2)"));
        assertThat(page.select("main ol li").text()).contains("Informasi produk benar", "2 dari 3 penilaian");
        assertThat(page.select(".own-list li")).hasSize(3);
    }

    @Test
    void aFailedCriterionHasItsWordsItsEvidenceAndWhatIsRight() throws Exception {
        UUID id = made.nonconforming(team, made.sample(team));

        Element failed = page("/evaluations/" + id).select("#failed article").first();

        assertThat(failed.text())
                .contains(
                        "Informasi produk benar",
                        "Tarif sewa modal salah",
                        "Yang benar",
                        "Sewa modal 1,2 % per 15 hari");
        assertThat(failed.select(".evidence q").text()).isEqualTo("1 % per 15 hari");
        assertThat(failed.select(".evidence a").attr("href")).isEqualTo("#m2");
    }

    @Test
    void whatTheCriticalErrorDidStandsInWords() throws Exception {
        UUID id = made.nonconforming(team, made.sample(team));

        assertThat(page("/evaluations/" + id).select("main section").first().text())
                .contains("Kesalahan kritis pada butir 3 (Informasi produk benar)", "60");
    }

    @Test
    void withoutAFaultThePageSaysSo() throws Exception {
        UUID id = made.conforming(team, made.sample(team));

        Document page = page("/evaluations/" + id);

        assertThat(page.select("#failed")).isEmpty();
        assertThat(page.select("main section").first().text()).contains("Pertahankan");
    }

    @Test
    void theListHasTheVersionThatStandsAndThePageLeadsToTheOldOne() throws Exception {
        UUID first = made.nonconforming(team, made.sample(team));
        UUID second = revisions.revise(
                first,
                Map.of(made.criterion(3).id(), new Revisions.Change("yes", "Tarifnya benar")),
                Revisions.Cause.DISPUTE,
                "Informasinya benar",
                team.leader().id());

        Document list = page("/evaluations");

        assertThat(list.select(".own-list a").eachAttr("href")).containsExactly("/evaluations/" + second);
        assertThat(list.select(".own-list").text()).contains("Sudah diubah");
        assertThat(page("/evaluations/" + second).select("#versions a").eachAttr("href"))
                .contains("/evaluations/" + first);
        assertThat(page("/evaluations/" + first).select(".notice.bad").text()).contains("tidak berlaku lagi");
    }

    @Test
    void theListIsFilteredByMonthAndResult() throws Exception {
        made.conforming(team, made.sample(team, team.agent(), true, LocalDate.of(2026, 9, 3)));
        made.nonconforming(team, made.sample(team));

        assertThat(page("/evaluations?period=2026-09").select(".own-list li")).hasSize(1);
        assertThat(page("/evaluations?verdict=NONCONFORMING").select(".own-list li"))
                .hasSize(1);
        assertThat(page("/evaluations?period=2026-08").select(".empty-title").text())
                .isEqualTo("Tidak ada penilaian yang cocok");
    }

    @Test
    void whoWasNotEvaluatedYetReadsWhatWillBeHere() throws Exception {
        assertThat(page("/evaluations").select(".empty-title").text()).isEqualTo("Belum ada penilaian untuk Anda");
    }

    @Test
    void thePageOfAnEvaluationCostsABoundedNumberOfStatements() throws Exception {
        UUID id = made.nonconforming(team, made.sample(team));

        assertThat(Statements.count(() -> page("/evaluations/" + id))).isLessThanOrEqualTo(18);
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(mvc.perform(get(path).with(organisation.as(team.agent())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
