package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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

/** Two tabs on one draft: one holds it, the other is told and can take over. */
@BinaMutuTest
class DeskTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    EvaluationService service;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private UUID sample;
    private UUID draft;

    @BeforeEach
    void aDraft() {
        team = organisation.team();
        sample = evaluations.sample(team);
        draft = service.start(sample, TestEvaluations.viewer(team));
    }

    @Test
    void secondTabIsToldAndTakesOver() throws Exception {
        sit("a").andExpect(status().isOk()).andExpect(jsonPath("$.held").value(true));
        sit("a").andExpect(status().isOk());
        sit("b").andExpect(status().is(409))
                .andExpect(jsonPath("$.held").value(false))
                .andExpect(jsonPath("$.name").value(team.leader().name()))
                .andExpect(jsonPath("$.since").isNotEmpty())
                .andExpect(jsonPath("$.message").isNotEmpty());
        save("b", "no")
                .andExpect(status().is(423))
                .andExpect(jsonPath("$.message").isNotEmpty());
        save("a", "yes").andExpect(status().isOk());

        as(team.leader(), at("/desk").param("tab", "b").param("take", "true")).andExpect(status().isOk());

        save("a", "no").andExpect(status().is(423));
        as(
                        team.leader(),
                        at("/evidence")
                                .header("X-Tab", "a")
                                .param(
                                        "criterionId",
                                        evaluations.criterion(1).id().toString())
                                .param("position", "1"))
                .andExpect(status().is(423));
        as(
                        team.leader(),
                        at("/findings")
                                .header("X-Tab", "a")
                                .header("X-Requested-With", "fetch")
                                .param("kind", "OTHER")
                                .param("severity", "MINOR")
                                .param("said", "a")
                                .param("correct", "b"))
                .andExpect(status().is(423));
        assertThat(jdbc.sql("select yes from answer where evaluation_id = ?")
                        .param(draft)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void pageWithoutScriptsGoesThroughAsBefore() throws Exception {
        sit("a").andExpect(status().isOk());
        as(team.leader(), at("/answers/" + evaluations.criterion(1).id()).param("answer", "yes"))
                .andExpect(status().isOk());
    }

    @Test
    void tabThatFellSilentNeedNotBeAsked() throws Exception {
        sit("a").andExpect(status().isOk());
        lookedAwayFor(Desks.SILENCE.toSeconds() + 1);
        sit("b").andExpect(status().isOk());
        save("a", "yes").andExpect(status().is(423));
    }

    @Test
    void ofTwoTabsAtOnceOneHoldsIt() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Callable<Integer>> tabs = List.of(
                () -> sit("a").andReturn().getResponse().getStatus(),
                () -> sit("b").andReturn().getResponse().getStatus());
        List<Future<Integer>> answers = two.invokeAll(tabs);
        two.shutdown();
        assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void deskOfAnotherIsNotThere() throws Exception {
        as(organisation.team().leader(), at("/desk").param("tab", "a")).andExpect(status().isNotFound());
        sit("x".repeat(65)).andExpect(status().is(422));
    }

    @Test
    void timeAtWorkAddsUpButNeverBeyondTheTimeThatPassed() throws Exception {
        sit("a");
        lookedAwayFor(60);
        as(team.leader(), at("/desk").param("tab", "a").param("activeMs", "20000"));
        lookedAwayFor(30);
        as(
                team.leader(),
                at("/answers/" + evaluations.criterion(1).id())
                        .header("X-Tab", "a")
                        .param("activeMs", "999999999")
                        .param("answer", "yes"));
        UUID id = evaluations.answered(team, sample);
        service.submit(id, TestEvaluations.viewer(team));

        assertThat(id).isEqualTo(draft);
        assertThat(jdbc.sql("select active_seconds from evaluation where id = ?")
                        .param(draft)
                        .query(Integer.class)
                        .single())
                .isBetween(50, 55);
    }

    @Test
    void newEvaluatorOfAMovedSampleIsToldOfTheOthersDraft() throws Exception {
        PersonName successor = organisation.team(1).leader();
        as(
                        organisation.person(Role.ADMIN),
                        post("/teams/" + team.id() + "/leaderships")
                                .param("leaderId", successor.id().toString())
                                .param("from", LocalDate.now(clock).toString()))
                .andExpect(status().is3xxRedirection());

        String edit = as(successor, get("/samples/" + sample + "/evaluation"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String page = as(successor, get(edit)).andReturn().getResponse().getContentAsString();

        assertThat(Jsoup.parse(page).select("[role=note]").text())
                .contains(team.leader().name(), "sudah mulai menilai");
        save("a", "yes").andExpect(status().isNotFound());
    }

    private ResultActions sit(String tab) throws Exception {
        return as(team.leader(), at("/desk").param("tab", tab));
    }

    private ResultActions save(String tab, String answer) throws Exception {
        return as(
                team.leader(),
                at("/answers/" + evaluations.criterion(1).id())
                        .header("X-Tab", tab)
                        .param("answer", answer));
    }

    private MockHttpServletRequestBuilder at(String below) {
        return post("/evaluations/" + draft + below);
    }

    private void lookedAwayFor(long seconds) {
        jdbc.sql("""
                update evaluation_desk set since = since - make_interval(secs => :s), seen_at = seen_at - make_interval(secs => :s)
                where evaluation_id = :id""").param("s", seconds).param("id", draft).update();
    }

    private ResultActions as(PersonName who, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(organisation.as(who)).with(csrf()));
    }
}
