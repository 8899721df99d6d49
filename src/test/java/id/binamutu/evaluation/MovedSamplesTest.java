package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The coordinator moves samples: who gets them may score just these. */
@BinaMutuTest
class MovedSamplesTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestEvaluations evaluations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private TestOrganisation.Team team;
    private PersonName helper;
    private RequestPostProcessor coordinator;
    private UUID first;
    private UUID second;

    @BeforeEach
    void twoSamples() {
        team = organisation.team(1);
        helper = organisation.team(1).leader();
        coordinator = organisation.as(Role.COORDINATOR);
        first = evaluations.sample(team);
        second = evaluations.sample(team);
    }

    @Test
    void whoGetsASampleScoresJustThis() throws Exception {
        move(UUID.randomUUID(), helper, first).andExpect(status().is3xxRedirection());

        String edit = opened(helper, "/samples/" + first + "/evaluation");
        UUID evaluation = UUID.fromString(edit.split("/")[2]);
        as(helper, get(edit)).andExpect(status().isOk());
        as(helper, get("/interactions/" + conversation(first))).andExpect(status().isOk());
        answer(evaluation, 1, "yes");
        answer(evaluation, 2, "5");
        answer(evaluation, 3, "yes");
        answer(evaluation, 4, evaluations.criterion(4).options().get(0).id().toString());
        as(helper, post("/evaluations/" + evaluation + "/submission")).andExpect(status().is3xxRedirection());
        as(helper, get("/evaluations/" + evaluation)).andExpect(status().isOk());

        as(helper, get("/samples/" + second + "/evaluation")).andExpect(status().isNotFound());
        as(helper, get("/interactions/" + conversation(second))).andExpect(status().isNotFound());
        as(helper, get("/sampling/" + plan(first))).andExpect(status().isNotFound());
        UUID other = evaluations.conforming(team, second);
        as(helper, get("/evaluations/" + other)).andExpect(status().isNotFound());
        as(team.leader(), get("/evaluations/" + evaluation)).andExpect(status().isOk());
    }

    @Test
    void workMovesWithTheSampleAndBothAreTold() throws Exception {
        UUID move = UUID.randomUUID();
        move(move, helper, first, second).andExpect(status().is3xxRedirection());
        move(move, helper, first, second).andExpect(status().is3xxRedirection());

        assertThat(assignee(first)).isEqualTo(helper.id());
        assertThat(jdbc.sql("select count(*) from sample_moved where move_id = ?")
                        .param(move)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(open("evaluate-sample", first, helper)).isTrue();
        assertThat(open("samples-moved-to-you", move, helper)).isTrue();
        assertThat(open("samples-moved-from-you", move, team.leader())).isTrue();
        Document told = page(helper, "/workload/moves/" + move);
        assertThat(told.text()).contains("Cuti tahunan", team.leader().name());
        as(helper, post("/workload/moves/" + move + "/acknowledgement")).andExpect(status().is3xxRedirection());
        assertThat(open("samples-moved-to-you", move, helper)).isFalse();
        as(organisation.team(1).leader(), get("/workload/moves/" + move)).andExpect(status().isNotFound());
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'samples.moved' and subject_id = ?")
                        .param(move)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void sampleThatIsBeingScoredStaysWithItsEvaluator() throws Exception {
        opened(team.leader(), "/samples/" + first + "/evaluation");

        Document form = page(
                coordinator,
                "/workload/moves/new?oldest=5&from=" + team.leader().id());
        assertThat(form.select("input[name=samples]")).hasSize(1);
        assertThat(form.select("input[name=samples][checked]").val()).isEqualTo(second.toString());
        assertThat(form.select("#samples").text()).contains("Sudah mulai dinilai");
        Document refused = Jsoup.parse(move(UUID.randomUUID(), helper, first, second)
                .andExpect(status().is(409))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(refused.select(".field-error").text()).contains("1 sampel sudah tidak dapat dipindahkan");
        assertThat(refused.select("textarea").text()).isEqualTo("Cuti tahunan");
        assertThat(refused.select("select[name=to] option[selected]").val())
                .isEqualTo(helper.id().toString());
        assertThat(assignee(second)).isEqualTo(team.leader().id());
    }

    @Test
    void ofTwoMovesAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        PersonName other = organisation.team(1).leader();
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Callable<Integer>> moves = List.of(
                () -> move(UUID.randomUUID(), helper, first, second)
                        .andReturn()
                        .getResponse()
                        .getStatus(),
                () -> move(UUID.randomUUID(), other, second, first)
                        .andReturn()
                        .getResponse()
                        .getStatus());
        List<Future<Integer>> answers = two.invokeAll(moves);
        two.shutdown();

        assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(302, 409);
        assertThat(assignee(first)).isEqualTo(assignee(second));
    }

    @Test
    void movedSamplesComeBackWithTheRightToThem() throws Exception {
        UUID move = UUID.randomUUID();
        move(move, helper, first, second);
        opened(helper, "/samples/" + first + "/evaluation");
        as(coordinator, post("/workload/moves/" + move + "/reversal")).andExpect(status().is(422));
        for (int i = 0; i < 2; i++) {
            as(coordinator, post("/workload/moves/" + move + "/reversal").param("reason", "Sudah masuk lagi"))
                    .andExpect(status().is3xxRedirection());
        }

        assertThat(assignee(second)).isEqualTo(team.leader().id());
        assertThat(assignee(first)).as("begun meanwhile").isEqualTo(helper.id());
        as(helper, get("/interactions/" + conversation(second))).andExpect(status().isNotFound());
        opened(team.leader(), "/samples/" + second + "/evaluation");
        assertThat(page(coordinator, "/workload/moves/" + move).select(".tag").text())
                .contains("Dikembalikan");
    }

    @Test
    void onlyAnActiveTeamLeaderGetsSamplesAndAReasonIsAskedFor() throws Exception {
        move(UUID.randomUUID(), organisation.person(Role.AGENT), first).andExpect(status().is(422));
        Document refused = Jsoup.parse(as(
                        coordinator,
                        post("/workload/moves")
                                .param("move", UUID.randomUUID().toString())
                                .param("from", team.leader().id().toString())
                                .param("to", helper.id().toString())
                                .param("samples", first.toString())
                                .param("reason", " "))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#reason");
        assertThat(refused.select("input[name=samples][checked]").val()).isEqualTo(first.toString());
    }

    @Test
    void openSamplesGoToATeamsNewLeader() throws Exception {
        TestOrganisation.Team other = organisation.team(1);
        UUID moved = evaluations.sample(team);
        move(UUID.randomUUID(), other.leader(), moved);
        as(
                        organisation.as(Role.ADMIN),
                        post("/teams/" + team.id() + "/leaderships")
                                .param("leaderId", helper.id().toString())
                                .param("from", LocalDate.now(clock).toString()))
                .andExpect(status().is3xxRedirection());

        assertThat(assignee(first)).isEqualTo(helper.id());
        assertThat(assignee(moved))
                .as("moved by decision")
                .isEqualTo(other.leader().id());
        assertThat(open("evaluate-sample", first, helper)).isTrue();
        as(team.leader(), get("/samples/" + first + "/evaluation")).andExpect(status().isNotFound());
        assertThat(page(helper, "/workload").select("#moves").text()).contains("Tim mendapat Team Leader baru");
    }

    @Test
    void calendarShowsWhatIsDueScoredAndLateToWhomItConcerns() throws Exception {
        evaluations.conforming(team, first);
        Document leader = page(team.leader(), "/workload?period=2026-11");
        // Both are due on Wednesday 4 November.
        assertThat(leader.select("#weeks tbody tr")).hasSize(1);
        assertThat(leader.select("#weeks tbody tr").text())
                .startsWith(team.leader().name())
                .contains("1/2");
        assertThat(leader.select("#weeks svg.chart[viewBox='0 0 420 116'] rect.bar-value"))
                .hasSize(7);
        assertThat(leader.select("#loads tbody tr")).hasSize(1);
        assertThat(leader.select("a[href*='/workload/moves/new']")).isEmpty();
        Document all = page(coordinator, "/workload?period=2026-11");
        assertThat(all.select("#loads tbody").text()).contains(team.leader().name());
        page(coordinator, "/workload?period=bukan-bulan");
        as(organisation.as(Role.MANAGER), get("/workload")).andExpect(status().isForbidden());
        assertThat(Statements.list(() -> page(coordinator, "/workload?period=2026-11")))
                .hasSizeLessThanOrEqualTo(9);
    }

    private void answer(UUID evaluation, int number, String code) throws Exception {
        as(
                        helper,
                        post("/evaluations/" + evaluation + "/answers/"
                                        + evaluations.criterion(number).id())
                                .param("answer", code))
                .andExpect(status().isOk());
    }

    private ResultActions move(UUID id, PersonName to, UUID... samples) throws Exception {
        MockHttpServletRequestBuilder request = post("/workload/moves")
                .param("move", id.toString())
                .param("from", team.leader().id().toString())
                .param("to", to.id().toString())
                .param("reason", "Cuti tahunan");
        for (UUID sample : samples) {
            request.param("samples", sample.toString());
        }
        return as(coordinator, request);
    }

    private String opened(PersonName who, String address) throws Exception {
        return as(who, get(address))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private ResultActions as(PersonName who, MockHttpServletRequestBuilder request) throws Exception {
        return as(organisation.as(who), request);
    }

    private ResultActions as(RequestPostProcessor who, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(who).with(csrf()));
    }

    private Document page(PersonName who, String address) throws Exception {
        return page(organisation.as(who), address);
    }

    private Document page(RequestPostProcessor who, String address) throws Exception {
        return Jsoup.parse(as(who, get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private boolean open(String kind, UUID subject, PersonName who) {
        return jdbc.sql(
                        "select exists (select from work_item where kind = ? and subject_id = ? and assignee_id = ? and done_at is null)")
                .params(kind, subject, who.id())
                .query(Boolean.class)
                .single();
    }

    private UUID assignee(UUID sample) {
        return of("assignee_id", sample);
    }

    private UUID conversation(UUID sample) {
        return of("interaction_id", sample);
    }

    private UUID plan(UUID sample) {
        return of("plan_id", sample);
    }

    private UUID of(String column, UUID sample) {
        return jdbc.sql("select " + column + " from sample where id = ?")
                .param(sample)
                .query(UUID.class)
                .single();
    }
}
