package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Taking the next sample, saving what is answered in it, and who may not any more. */
@BinaMutuTest
class NextSampleTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    EvaluationService service;

    @Autowired
    DraftService drafts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private Viewer leader;

    @BeforeEach
    void aTeam() {
        team = organisation.team();
        leader = TestEvaluations.viewer(team);
    }

    @Test
    void tabsThatAskAtOnceGetDifferentSamples() throws Exception {
        for (int i = 0; i < 3; i++) {
            evaluations.sample(team);
        }
        ExecutorService tabs = Executors.newFixedThreadPool(4);
        List<Callable<String>> claims = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            claims.add(this::claim);
        }
        List<String> pages = new ArrayList<>();
        for (Future<String> page : tabs.invokeAll(claims)) {
            pages.add(page.get());
        }
        tabs.shutdown();

        // A sample that another tab is just taking is passed over, so one may come away empty-handed and ask again.
        List<String> opened =
                pages.stream().filter(page -> page.endsWith("/edit")).toList();
        assertThat(opened).hasSizeBetween(1, 3).doesNotHaveDuplicates();
        for (int i = opened.size(); i < 3; i++) {
            assertThat(claim()).endsWith("/edit").isNotIn(opened);
        }
        assertThat(claim()).isEqualTo("/evaluations");
    }

    @Test
    void pageThatComesTakesThePlaceThatWasKeptForIt() throws Exception {
        evaluations.sample(team);
        String base = claim().replace("/edit", "");
        as(team.leader(), post(base + "/desk").param("tab", "a")).andExpect(status().isOk());
        as(team.leader(), post(base + "/desk").param("tab", "b")).andExpect(status().is(409));
        assertThat(claim()).isEqualTo("/evaluations");
    }

    @Test
    void oneSaveIsOneStatement() throws Exception {
        UUID draft = service.start(evaluations.sample(team), leader);
        AtDesk at = new AtDesk("a", 10);
        save(draft, "yes", 0, at, leader);
        assertThat(Statements.list(() -> save(draft, "no", 1, at, leader))).hasSize(1);
    }

    @Test
    void savesOfSomebodyWhoMayNotAnyMoreStop() {
        UUID sample = evaluations.sample(team);
        UUID draft = service.start(sample, leader);
        save(draft, "yes", 0, AtDesk.plain(), leader);
        Viewer without = new Viewer(leader.id(), leader.employeeId(), leader.name(), Set.of(), Set.of());
        Viewer elsewhere = new Viewer(leader.id(), leader.employeeId(), leader.name(), leader.roles(), Set.of());
        for (Viewer gone : List.of(without, elsewhere, TestEvaluations.viewer(organisation.team()))) {
            assertThatThrownBy(() -> save(draft, "no", 1, AtDesk.plain(), gone)).isInstanceOf(NotFoundException.class);
        }
        jdbc.sql("update sample set assignee_id = :to, assigned_by = :to where id = :sample")
                .param("to", organisation.team().leader().id())
                .param("sample", sample)
                .update();
        assertThatThrownBy(() -> save(draft, "no", 1, AtDesk.plain(), leader))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("evaluation.error.moved");
        assertThat(jdbc.sql("select yes from answer where evaluation_id = ?")
                        .param(draft)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void openCorrectionsAreListedByTheTimeThatIsLeft() throws Exception {
        evaluations.nonconforming(team, evaluations.sample(team));
        UUID late = evaluations.nonconforming(team, evaluations.sample(team));
        UUID finding = jdbc.sql("select id from finding where evaluation_id = ?")
                .param(late)
                .query(UUID.class)
                .single();
        jdbc.sql("alter table finding disable trigger finding_guard").update();
        jdbc.sql("update finding set correct_by = now() - interval '90 minutes' where id = ?")
                .param(finding)
                .update();
        jdbc.sql("alter table finding enable trigger finding_guard").update();

        var page = Jsoup.parse(page("/corrections"));

        assertThat(page.select("tbody tr")).hasSize(2);
        assertThat(page.select("tbody tr").get(0).select(".tag.late").text()).startsWith("Terlambat 1 jam 30 mnt");
        assertThat(page.select("tbody tr").get(1).select(".tag").text()).endsWith("lagi");
        assertThat(page.select("[hx-trigger='every 60s']").attr("hx-get")).startsWith("/corrections");
        as(
                        team.leader(),
                        post("/findings/" + finding + "/correction")
                                .param("done", "Nasabah ditelepon")
                                .param(
                                        "doneAt",
                                        java.time.LocalDateTime.now(clock)
                                                .withNano(0)
                                                .toString()))
                .andExpect(status().is3xxRedirection());
        assertThat(Jsoup.parse(page("/corrections")).select("tbody tr")).hasSize(1);
        assertThat(as(organisation.team().leader(), get("/corrections"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain(finding.toString());
    }

    private SavedAnswer save(UUID draft, String code, int seen, AtDesk at, Viewer viewer) {
        return drafts.save(draft, evaluations.criterion(1).id(), code, null, List.of(), seen, at, viewer);
    }

    private String page(String address) throws Exception {
        return as(team.leader(), get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String claim() throws Exception {
        return as(team.leader(), post("/evaluations/next"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private ResultActions as(PersonName who, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(organisation.as(who)).with(csrf()));
    }
}
