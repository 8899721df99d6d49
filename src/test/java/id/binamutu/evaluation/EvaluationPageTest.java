package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
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
class EvaluationPageTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations made;

    @Autowired
    EvaluationStore store;

    TestOrganisation.Team team;
    UUID sample;

    @BeforeEach
    void someone() {
        team = organisation.team();
        sample = made.sample(team);
    }

    @Test
    void queueLeadsToTheScoringPage() throws Exception {
        Document queue = page("/evaluations", team.leader());
        String start = queue.select("tbody a").attr("href");
        assertThat(start).isEqualTo("/samples/" + sample + "/evaluation");
        String edit = mvc.perform(get(start).with(organisation.as(team.leader())))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        Document scoring = page(edit, team.leader());
        assertThat(scoring.select("fieldset.crit")).hasSize(5);
        assertThat(scoring.select("[data-position]")).hasSize(3);
        assertThat(scoring.select("#m2 .msg").text()).contains("<b>ya</b>");
        assertThat(scoring.select("fieldset.crit").get(2).text()).contains("kritis bisnis", "batas 60");
        assertThat(scoring.select("[style], [onclick]")).isEmpty();
        assertThat(scoring.select(".desk-head > .tag").text()).isEqualTo("Acak");
        assertThat(page("/evaluations", team.leader()).select("tbody a").text()).contains("Lanjutkan");
    }

    @Test
    void answerIsSavedSinglyAndSaysTheRunningScore() throws Exception {
        UUID id = started();
        mvc.perform(send("/evaluations/" + id + "/answers/" + made.criterion(1).id())
                        .param("answer", "no")
                        .param("revision", "0"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(1))
                .andExpect(jsonPath("$.running.score").value("0"))
                .andExpect(jsonPath("$.running.answered").value(1));
        mvc.perform(send("/evaluations/" + id + "/answers/" + made.criterion(1).id())
                        .param("answer", "yes")
                        .param("revision", "0"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("no"))
                .andExpect(jsonPath("$.revision").value(1));
        mvc.perform(send("/evaluations/" + id + "/answers/" + made.criterion(2).id())
                        .param("answer", "9")
                        .param("revision", "0"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.message").value("Jawaban butir 2 di luar yang diperbolehkan."));
    }

    @Test
    void wholeFormIsSavedWithoutScripts() throws Exception {
        UUID id = started();
        mvc.perform(send("/evaluations/" + id + "/answers")
                        .param("a." + made.criterion(1).id(), "yes")
                        .param("r." + made.criterion(1).id(), "0")
                        .param("c." + made.criterion(1).id(), "Ramah")
                        .param("a." + made.criterion(2).id(), "4")
                        .param("r." + made.criterion(2).id(), "0")
                        .param("check", "true"))
                .andExpect(redirectedUrl("/evaluations/" + id + "/check"));
        Document check = page("/evaluations/" + id + "/check", team.leader());
        assertThat(check.select("main li")).hasSize(2);
        assertThat(check.select("form[action$=/submission]")).isEmpty();
        assertThat(check.select("main").text()).contains("belum dijawab", "Tidak sesuai bila ada temuan");

        Document refused = Jsoup.parse(mvc.perform(send("/evaluations/" + id + "/answers")
                        .param("a." + made.criterion(1).id(), "no")
                        .param("r." + made.criterion(1).id(), "0")
                        .param("c." + made.criterion(1).id(), "Sebenarnya tidak"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(refused.select(".summary").text()).contains("diubah di tab lain");
        assertThat(refused.select("textarea[name=c." + made.criterion(1).id() + "]")
                        .text())
                .isEqualTo("Sebenarnya tidak");
        assertThat(refused.select("input[value=no][checked]")).isNotEmpty();
    }

    @Test
    void findingWithoutWordsIsRefusedWithWhatWasTyped() throws Exception {
        UUID id = started();
        MockHttpServletRequestBuilder incomplete = send("/evaluations/" + id + "/findings")
                .param("criterionId", made.criterion(3).id().toString())
                .param("kind", "PROCEDURE")
                .param("severity", "MINOR")
                .param("said", "Tidak verifikasi")
                .param("correct", " ");
        Document refused = Jsoup.parse(mvc.perform(incomplete)
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(refused.select("#said").text()).isEqualTo("Tidak verifikasi");
        assertThat(refused.select("#kind option[selected]").attr("value")).isEqualTo("PROCEDURE");
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#correct");
        mvc.perform(incomplete.header("X-Requested-With", "fetch"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.fields[0].field").value("correct"));
    }

    @Test
    void findingIsAddedAndTakenAwayBesideItsCriterion() throws Exception {
        UUID id = started();
        Document added = Jsoup.parse(mvc.perform(send("/evaluations/" + id + "/findings")
                        .param("criterionId", made.criterion(3).id().toString())
                        .param("kind", "PROCEDURE")
                        .param("severity", "MINOR")
                        .param("said", "Tidak verifikasi")
                        .param("correct", "Verifikasi dua data")
                        .header("X-Requested-With", "fetch"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(added.select("[data-for=" + made.criterion(3).id() + "] .finding")
                        .text())
                .contains("Verifikasi dua data", "Koreksi ke nasabah sebelum");
        mvc.perform(send(added.select("form").attr("action"))).andExpect(redirectedUrl("/evaluations/" + id + "/edit"));
        assertThat(page("/evaluations/" + id + "/edit", team.leader()).select(".finding"))
                .isEmpty();
    }

    @Test
    void evidenceMustBeInTheConversation() throws Exception {
        UUID id = started();
        String criterion = made.criterion(3).id().toString();
        mvc.perform(send("/evaluations/" + id + "/evidence")
                        .param("criterionId", criterion)
                        .param("position", "9"))
                .andExpect(status().is(422));
        mvc.perform(send("/evaluations/" + id + "/evidence")
                        .param("criterionId", criterion)
                        .param("position", "2")
                        .param("quote", "dua persen"))
                .andExpect(status().is(422));
        mvc.perform(send("/evaluations/" + id + "/evidence")
                        .param("criterionId", criterion)
                        .param("position", "2")
                        .param("quote", "1 % per 15 hari"))
                .andExpect(status().isOk());
        assertThat(page("/evaluations/" + id + "/edit", team.leader()).select(".evidence li"))
                .hasSize(1);
    }

    @Test
    void submissionLeadsToTheNextSample() throws Exception {
        UUID next = made.sample(team, team.agents().get(1), true, TestEvaluations.DAY.plusDays(1));
        UUID id = made.answered(team, sample);
        assertThat(page("/evaluations/" + id + "/check", team.leader()).select("form[action$=/submission] button"))
                .hasSize(2);
        mvc.perform(send("/evaluations/" + id + "/submission").param("next", "true"))
                .andExpect(redirectedUrl("/samples/" + next + "/evaluation"));
        mvc.perform(get("/evaluations/" + id + "/edit").with(organisation.as(team.leader())))
                .andExpect(redirectedUrl("/evaluations/" + id));
    }

    @Test
    void agentReadsAndAcknowledgesTheOwnEvaluationOnly() throws Exception {
        UUID id = made.nonconforming(team, sample);
        PersonName agent = team.agent();
        Document shown = page("/evaluations/" + id, agent);
        assertThat(shown.select("main").text())
                .contains(
                        "60", "Kurang", "Tidak sesuai", "dipilih acak", "1 kesalahan kritis", "Tarif sewa modal salah")
                .contains("Sewa modal 1,2 % per 15 hari", "1 % per 15 hari");
        assertThat(shown.select("a[href$=/correction]")).isEmpty();
        mvc.perform(post("/evaluations/" + id + "/acknowledgement")
                        .param("comment", "Saya <i>mengerti</i>")
                        .with(organisation.as(agent))
                        .with(csrf()))
                .andExpect(redirectedUrl("/evaluations/" + id));
        assertThat(page("/evaluations/" + id, agent).select("#acknowledgement").text())
                .contains("Sudah diketahui", "Saya <i>mengerti</i>");
        assertThat(page("/evaluations", agent).select(".own-list li")).hasSize(1);

        PersonName colleague = team.agents().get(1);
        mvc.perform(get("/evaluations/" + id).with(organisation.as(colleague))).andExpect(status().isNotFound());
        mvc.perform(post("/evaluations/" + id + "/acknowledgement")
                        .with(organisation.as(colleague))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(page("/evaluations", colleague).select(".own-list li")).isEmpty();
    }

    @Test
    void otherTeamLeaderFindsNothing() throws Exception {
        UUID id = made.nonconforming(team, sample);
        UUID finding = store.findings(id).get(0).id();
        PersonName other = organisation.team().leader();
        mvc.perform(get("/evaluations/" + id).with(organisation.as(other))).andExpect(status().isNotFound());
        mvc.perform(get("/findings/" + finding + "/correction").with(organisation.as(other)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/samples/" + sample + "/evaluation").with(organisation.as(other)))
                .andExpect(status().isNotFound());
    }

    @Test
    void correctionIsRecordedOnItsPage() throws Exception {
        UUID id = made.nonconforming(team, sample);
        String address = page("/evaluations/" + id, team.leader())
                .select("a[href$=/correction]")
                .attr("href");
        Document refused =
                Jsoup.parse(mvc.perform(send(address).param("done", "Ditelepon").param("doneAt", "2099-01-01T10:00"))
                        .andExpect(status().is(422))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(refused.select("#done").text()).isEqualTo("Ditelepon");
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#doneAt");
        mvc.perform(send(address).param("done", "Ditelepon").param("doneAt", "2026-10-21T15:00"))
                .andExpect(redirectedUrl("/evaluations/" + id));
        assertThat(page("/evaluations/" + id, team.leader()).select("main").text())
                .contains("Sudah dikoreksi", "Ditelepon");
    }

    @Test
    void listIsFilteredAndExportedAsShown() throws Exception {
        made.conforming(team, sample);
        made.nonconforming(team, made.sample(team, team.agent(), false, TestEvaluations.DAY));
        String filter = "/evaluations?tab=submitted&period=2026-10&verdict=NONCONFORMING&random=false&sort=score,asc";
        assertThat(page(filter, team.leader()).select("tbody tr")).hasSize(1);
        assertThat(page("/evaluations?tab=submitted&period=2026-09", team.leader())
                        .select("tbody tr"))
                .isEmpty();
        String csv = mvc.perform(get("/evaluations/export?format=csv&period=2026-10&random=false")
                        .with(organisation.as(team.leader())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains("Tidak sesuai", "Terarah");
    }

    @Test
    void pagesCostAConstantNumberOfStatements() throws Exception {
        UUID id = made.nonconforming(team, sample);
        UUID draft = made.answered(team, made.sample(team, team.agents().get(1), true, TestEvaluations.DAY));
        assertThat(Statements.list(() -> page("/evaluations/" + draft + "/edit", team.leader())))
                .hasSizeLessThanOrEqualTo(12);
        assertThat(Statements.list(() -> page("/evaluations/" + id, team.leader())))
                .hasSizeLessThanOrEqualTo(12);
        int few = Statements.count(() -> page("/evaluations", team.leader()));
        for (int i = 0; i < 5; i++) {
            made.sample(team, team.agents().get(2), true, TestEvaluations.DAY.plusDays(i));
        }
        assertThat(Statements.count(() -> page("/evaluations", team.leader())))
                .isEqualTo(few)
                .isLessThanOrEqualTo(12);
        assertThat(Statements.count(() -> page("/evaluations", organisation.person(Role.MANAGER))))
                .isLessThanOrEqualTo(12);
    }

    private UUID started() throws Exception {
        String edit = mvc.perform(get("/samples/" + sample + "/evaluation").with(organisation.as(team.leader())))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return UUID.fromString(edit.split("/", -1)[2]);
    }

    private MockHttpServletRequestBuilder send(String address) {
        return post(address).with(organisation.as(team.leader())).with(csrf());
    }

    private Document page(String address, PersonName person) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(organisation.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
