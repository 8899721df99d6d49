package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The agent sees an evaluation from its release on, and nothing of it before. */
@BinaMutuTest
class ReleaseTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    ReleaseRunner runner;

    @Autowired
    EvaluationHearing hearing;

    @Autowired
    QualityPanel panel;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private PersonName coordinator;
    private UUID id;

    @BeforeEach
    void aFinishedDraft() {
        team = organisation.team();
        coordinator = organisation.person(Role.COORDINATOR);
        UUID sample = evaluations.sample(team);
        id = evaluations.answered(team, sample);
        evaluations.fail(id, TestEvaluations.viewer(team));
    }

    @Test
    void agentSeesItAtOnceWhenNothingElseIsChosen() throws Exception {
        as(team.leader(), submission()).andExpect(status().is3xxRedirection());
        assertThatTheAgentSeesIt();
        assertThat(coachings()).isEqualTo(1);
    }

    @Test
    void nothingIsSeenBeforeTheApproval() throws Exception {
        as(team.leader(), submission().param("release", "AFTER_APPROVAL")).andExpect(status().is3xxRedirection());

        assertThatTheAgentSeesNothing();
        assertThat(coachings()).as("spoken about before it may be read").isZero();
        assertThat(page(team.leader(), "/evaluations/" + id)
                        .select("[role=note]")
                        .text())
                .contains("menunggu persetujuan");
        assertThat(page(team.leader(), "/evaluations?tab=submitted").select("tbody tr"))
                .hasSize(1);
        assertThat(openWork("approve-releases", team.id(), coordinator)).isTrue();
        assertThat(page(coordinator, "/evaluations/releases").select("form[action='/evaluations/" + id + "/release']"))
                .hasSize(1);
        as(team.leader(), post("/evaluations/" + id + "/release")).andExpect(status().isForbidden());

        for (int twice = 0; twice < 2; twice++) {
            as(coordinator, post("/evaluations/" + id + "/release")).andExpect(status().is3xxRedirection());
        }

        assertThatTheAgentSeesIt();
        assertThat(coachings()).isEqualTo(1);
        assertThat(openWork("approve-releases", team.id(), coordinator)).isFalse();
        assertThat(trailed()).isEqualTo(1);
        assertThat(jdbc.sql("select released_by from evaluation where id = ?")
                        .param(id)
                        .query(UUID.class)
                        .single())
                .isEqualTo(coordinator.id());
    }

    @Test
    void nobodyApprovesTheirOwn() throws Exception {
        as(team.leader(), submission().param("release", "AFTER_APPROVAL"));
        jdbc.sql("insert into person_role (person_id, role) values (?, 'COORDINATOR')")
                .param(team.leader().id())
                .update();

        as(team.leader(), post("/evaluations/" + id + "/release")).andExpect(status().is(422));

        assertThatTheAgentSeesNothing();
    }

    @Test
    void ofTwoApprovalsAtOnceOneCounts() throws Exception {
        as(team.leader(), submission().param("release", "AFTER_APPROVAL"));
        PersonName control = organisation.person(Role.QUALITY_CONTROL);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Callable<Integer>> approvals = List.of(
                () -> as(coordinator, post("/evaluations/" + id + "/release"))
                        .andReturn()
                        .getResponse()
                        .getStatus(),
                () -> as(control, post("/evaluations/" + id + "/release"))
                        .andReturn()
                        .getResponse()
                        .getStatus());
        for (var answer : two.invokeAll(approvals)) {
            assertThat(answer.get()).isEqualTo(302);
        }
        two.shutdown();
        assertThat(trailed()).isEqualTo(1);
        assertThat(coachings()).isEqualTo(1);
    }

    @Test
    void releaseHappensOnceAtTheSetTime() throws Exception {
        String time =
                LocalDateTime.now(clock).plusDays(1).withNano(0).toString().substring(0, 16);
        as(team.leader(), submission().param("release", "AT_TIME").param("releaseAt", time))
                .andExpect(status().is3xxRedirection());

        assertThatTheAgentSeesNothing();
        assertThat(jdbc.sql(
                                "select count(*) from scheduled_tasks where task_name = 'evaluation-release'"
                                        + " and task_instance = ? and execution_time = (select release_at from evaluation where id = ?)")
                        .params(id.toString(), id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        as(coordinator, post("/evaluations/" + id + "/release")).andExpect(status().isNotFound());

        runner.release(id);
        runner.release(id);

        assertThatTheAgentSeesIt();
        assertThat(trailed()).isEqualTo(1);
    }

    @Test
    void aTimeIsAskedForAndLiesAhead() throws Exception {
        for (String time : List.of("", "2020-01-01T08:00", "besok")) {
            Document refused = Jsoup.parse(
                    as(team.leader(), submission().param("release", "AT_TIME").param("releaseAt", time))
                            .andExpect(status().is(422))
                            .andReturn()
                            .getResponse()
                            .getContentAsString());
            assertThat(refused.select(".summary[role=alert]").text()).isNotEmpty();
            assertThat(refused.select("input[name=release][checked]").val()).isEqualTo("AT_TIME");
        }
        assertThat(jdbc.sql("select state from evaluation where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("DRAFT");
    }

    @Test
    void releaseCannotBeTakenBackOrMovedBySql() throws Exception {
        as(team.leader(), submission());
        for (String sql : List.of(
                "update evaluation set released_at = null where id = :id",
                "update evaluation set released_at = now() where id = :id",
                "update evaluation set release_mode = 'AFTER_APPROVAL' where id = :id")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("id", id).update()).isInstanceOf(DataAccessException.class);
        }
    }

    private void assertThatTheAgentSeesNothing() throws Exception {
        as(team.agent(), get("/evaluations/" + id)).andExpect(status().isNotFound());
        as(team.agent(), post("/evaluations/" + id + "/acknowledgement")).andExpect(status().isNotFound());
        Document list = page(team.agent(), "/evaluations");
        assertThat(list.select("main a[href*='" + id + "'], main .own-list")).isEmpty();
        assertThat(list.select("main").text()).contains("Belum ada penilaian untuk Anda");
        assertThat(exported()).doesNotContain(team.agent().employeeId());
        assertThat(openWork("acknowledge-evaluation", id, team.agent())).isFalse();
        assertThat(hearing.mayHear(conversation(), TestEvaluations.viewer(team.agent())))
                .isFalse();
        assertThat(home().month()).isNull();
        assertThat(page(team.agent(), "/coaching").select("tbody tr")).isEmpty();
    }

    private void assertThatTheAgentSeesIt() throws Exception {
        as(team.agent(), get("/evaluations/" + id)).andExpect(status().isOk());
        assertThat(page(team.agent(), "/evaluations").select(".own-list a[href$='/evaluations/" + id + "']"))
                .hasSize(1);
        assertThat(exported()).contains(team.agent().employeeId());
        assertThat(openWork("acknowledge-evaluation", id, team.agent())).isTrue();
        assertThat(hearing.mayHear(conversation(), TestEvaluations.viewer(team.agent())))
                .isTrue();
        assertThat(home().month()).isNotNull();
    }

    private QualityPanel.Quality home() {
        return (QualityPanel.Quality) panel.forAgent(team.agent().id(), YearMonth.from(TestEvaluations.DAY))
                .orElseThrow()
                .model();
    }

    private String exported() throws Exception {
        return as(team.agent(), get("/evaluations/export"))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private UUID conversation() {
        return jdbc.sql("select interaction_id from evaluation where id = ?")
                .param(id)
                .query(UUID.class)
                .single();
    }

    private long coachings() {
        return jdbc.sql("select count(*) from coaching where evaluation_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private long trailed() {
        return jdbc.sql("select count(*) from audit_entry where action = 'evaluation.released' and subject_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private boolean openWork(String kind, UUID subject, PersonName who) {
        return jdbc.sql(
                        "select exists (select from work_item where kind = ? and subject_id = ? and assignee_id = ? and done_at is null)")
                .params(kind, subject, who.id())
                .query(Boolean.class)
                .single();
    }

    private MockHttpServletRequestBuilder submission() {
        return post("/evaluations/" + id + "/submission");
    }

    private Document page(PersonName who, String address) throws Exception {
        return Jsoup.parse(as(who, get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private ResultActions as(PersonName who, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(organisation.as(who)).with(csrf()));
    }
}
