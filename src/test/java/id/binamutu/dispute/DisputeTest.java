package id.binamutu.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.audit.Trail;
import id.binamutu.calendar.WorkingDays;
import id.binamutu.evaluation.Revisions;
import id.binamutu.evaluation.ScoredEvaluations;
import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.storage.Attachments;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class DisputeTest {
    @Autowired
    DisputeService service;

    @Autowired
    DisputeRepository disputes;

    @Autowired
    DisputeStore store;

    @Autowired
    DisputeQueries queries;

    @Autowired
    Standing standing;

    @Autowired
    ScoredEvaluations evaluations;

    @Autowired
    Revisions revisions;

    @Autowired
    Directory directory;

    @Autowired
    Attachments attachments;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    DisputeSettings settings;

    @Autowired
    Worklist worklist;

    @Autowired
    Trail trail;

    @Autowired
    Formats formats;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestEvaluations made;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    TestOrganisation.Team team;
    PersonName coordinator;
    PersonName controller;
    Viewer agent;
    Viewer evaluator;
    UUID evaluation;
    UUID third;

    @BeforeEach
    void anEvaluationWithAFault() {
        team = organisation.team();
        coordinator = organisation.person(Role.COORDINATOR);
        controller = organisation.person(Role.QUALITY_CONTROL);
        agent = TestEvaluations.viewer(team.agent());
        evaluator = TestEvaluations.viewer(team);
        evaluation = made.nonconforming(team, made.sample(team));
        third = made.criterion(3).id();
    }

    @Test
    void pageOfADisputeCostsFewStatementsAlsoAtItsEnd() throws Exception {
        UUID dispute = disputed();
        service.decide(dispute, ruling("ACCEPTED"), evaluator);

        List<String> statements =
                Statements.list(() -> mvc.perform(get("/disputes/" + dispute).with(organisation.as(team.agent())))
                        .andExpect(status().isOk()));

        assertThat(statements).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void acceptedDisputeMakesANewVersionAndEnds() {
        UUID dispute = disputed();
        assertThat(work(evaluator.id())).contains("/disputes/" + dispute);

        service.decide(dispute, ruling("ACCEPTED"), evaluator);

        Dispute ended = disputes.findById(dispute).orElseThrow();
        assertThat(ended.state()).isEqualTo(DisputeState.CLOSED);
        assertThat(ended.standingId()).isNotEqualTo(evaluation);
        assertThat(evaluations.read(ended.standingId()).score()).isEqualByComparingTo("100");
        assertThat(evaluations.read(evaluation).score()).isEqualByComparingTo("60");
        assertThat(evaluations.read(evaluation).current()).isFalse();
        assertThat(work(evaluator.id())).doesNotContain("/disputes/" + dispute);
        assertThat(work(agent.id())).contains("/disputes/" + dispute, "/evaluations/" + ended.standingId());
    }

    @Test
    void declinedDisputeGoesThroughThreeStagesWithThreePeople() {
        UUID dispute = disputed();
        service.decide(dispute, ruling("DECLINED"), evaluator);
        assertThat(state(dispute)).isEqualTo(DisputeState.ANSWERED);
        service.goOn(dispute, 1, "Masih tidak setuju", agent);
        assertThat(work(coordinator.id())).contains("/disputes/" + dispute);
        assertThat(work(evaluator.id())).doesNotContain("/disputes/" + dispute);

        assertThatThrownBy(() -> service.decide(dispute, ruling("ACCEPTED"), viewer(controller, Role.QUALITY_CONTROL)))
                .isInstanceOf(NotFoundException.class);
        service.decide(dispute, ruling("DECLINED"), viewer(coordinator, Role.COORDINATOR));
        service.goOn(dispute, 2, "Masih tidak setuju", agent);

        // The coordinator has decided already, whatever else the coordinator is.
        service.decide(dispute, ruling("ACCEPTED"), viewer(coordinator, Role.COORDINATOR, Role.QUALITY_CONTROL));
        assertThat(state(dispute)).isEqualTo(DisputeState.WAITING);
        service.decide(dispute, ruling("ACCEPTED"), viewer(controller, Role.QUALITY_CONTROL));

        Dispute ended = disputes.findById(dispute).orElseThrow();
        assertThat(ended.state()).isEqualTo(DisputeState.CLOSED);
        assertThat(evaluations.read(ended.standingId()).score()).isEqualByComparingTo("100");
        assertThat(store.deciders(dispute))
                .containsExactlyInAnyOrder(evaluator.id(), coordinator.id(), controller.id());
        assertThatThrownBy(() -> service.goOn(dispute, 3, "Lagi", agent)).hasMessage("dispute.error.over");
    }

    @Test
    void qualityControlIsFinalAlsoWhenItDeclines() {
        UUID dispute = disputed();
        service.decide(dispute, ruling("DECLINED"), evaluator);
        service.goOn(dispute, 1, "Lanjut", agent);
        service.decide(dispute, ruling("DECLINED"), viewer(coordinator, Role.COORDINATOR));
        service.goOn(dispute, 2, "Lanjut", agent);
        service.decide(dispute, ruling("DECLINED"), viewer(controller, Role.QUALITY_CONTROL));
        assertThat(state(dispute)).isEqualTo(DisputeState.CLOSED);
        assertThat(disputes.findById(dispute).orElseThrow().standingId()).isEqualTo(evaluation);
    }

    @Test
    void evaluatorDoesNotDecideTheSecondStageUnderAnotherRole() {
        UUID dispute = disputed();
        service.decide(dispute, ruling("DECLINED"), evaluator);
        service.goOn(dispute, 1, "Lanjut", agent);
        Viewer both = new Viewer(
                evaluator.id(), evaluator.employeeId(), evaluator.name(), Set.of(Role.COORDINATOR), Set.of(team.id()));
        service.decide(dispute, ruling("ACCEPTED"), both);
        assertThat(state(dispute)).isEqualTo(DisputeState.WAITING);
        assertThatThrownBy(() -> service.give(dispute, evaluator.id(), viewer(coordinator, Role.COORDINATOR)))
                .hasMessage("dispute.error.candidate");
    }

    @Test
    void coordinatorLeavesTheSecondStageToAnotherTeamLeader() throws Exception {
        UUID dispute = disputed();
        service.decide(dispute, ruling("DECLINED"), evaluator);
        service.goOn(dispute, 1, "Lanjut", agent);
        TestOrganisation.Team other = organisation.team();
        mvc.perform(get("/disputes/{id}", dispute).with(organisation.as(other.leader())))
                .andExpect(status().isNotFound());

        service.give(dispute, other.leader().id(), viewer(coordinator, Role.COORDINATOR));

        assertThat(work(other.leader().id())).contains("/disputes/" + dispute);
        assertThat(work(coordinator.id())).doesNotContain("/disputes/" + dispute);
        mvc.perform(get("/disputes/{id}", dispute).with(organisation.as(other.leader())))
                .andExpect(status().isOk());
        assertThatThrownBy(() -> service.decide(dispute, ruling("ACCEPTED"), viewer(coordinator, Role.COORDINATOR)))
                .isInstanceOf(NotFoundException.class);
        service.decide(dispute, ruling("ACCEPTED"), TestEvaluations.viewer(other));
        assertThat(state(dispute)).isEqualTo(DisputeState.CLOSED);
    }

    @Test
    void lastSecondOfTheLastDayCountsAndTheFirstAfterItDoesNot() {
        LocalDate lastDay = service.lastDay(evaluations.read(evaluation).releasedAt());
        assertThat(lastDay).isEqualTo(workingDays.after(LocalDate.now(clock), settings.submit()));
        Instant lastSecond =
                lastDay.atTime(LocalTime.of(23, 59, 59)).atZone(clock.getZone()).toInstant();

        assertThatThrownBy(() -> at(lastSecond.plusSeconds(1)).submit(evaluation, proposed("yes"), List.of(), agent))
                .hasMessage("dispute.error.late");
        assertThat(service.about(evaluation)).isEmpty();
        transaction.executeWithoutResult(
                done -> at(lastSecond.plusMillis(999)).submit(evaluation, proposed("yes"), List.of(), agent));
        assertThat(service.about(evaluation)).isPresent();
    }

    @Test
    void agentGoesOnUntilTheLastSecondAndThenItEnds() {
        UUID dispute = disputed();
        service.decide(dispute, ruling("DECLINED"), evaluator);
        LocalDate until = disputes.findById(dispute).orElseThrow().appealUntil();
        assertThat(until).isEqualTo(workingDays.after(LocalDate.now(clock), settings.appeal()));
        Instant over = until.plusDays(1).atStartOfDay(clock.getZone()).toInstant();

        assertThatThrownBy(() -> transaction.executeWithoutResult(done -> at(over).goOn(dispute, 1, "Lanjut", agent)))
                .hasMessage("dispute.error.appealOver");
        transaction.executeWithoutResult(done -> at(over.minusSeconds(1)).lapse());
        assertThat(state(dispute)).isEqualTo(DisputeState.ANSWERED);
        transaction.executeWithoutResult(done -> at(over.minusSeconds(1)).goOn(dispute, 1, "Lanjut", agent));
        assertThat(state(dispute)).isEqualTo(DisputeState.WAITING);
    }

    @Test
    void whatIsNotTakenOnEnds() {
        UUID dispute = disputed();
        service.decide(dispute, ruling("DECLINED"), evaluator);
        Instant over = disputes.findById(dispute)
                .orElseThrow()
                .appealUntil()
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
        transaction.executeWithoutResult(done -> at(over).lapse());
        assertThat(state(dispute)).isEqualTo(DisputeState.CLOSED);
        assertThat(work(agent.id())).doesNotContain("/disputes/" + dispute);
    }

    @Test
    void deciderWhoLetsTheTimePassIsPassedOver() {
        UUID dispute = disputed();
        assertThatThrownBy(() -> service.goOn(dispute, 1, "Lama sekali", agent))
                .hasMessage("dispute.error.stillDeciding");
        Instant late = disputes.findById(dispute)
                .orElseThrow()
                .dueOn()
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
        transaction.executeWithoutResult(done -> at(late).goOn(dispute, 1, "Lama sekali", agent));
        assertThat(disputes.findById(dispute).orElseThrow().stage()).isEqualTo(2);
    }

    @Test
    void partlyAcceptedCriterionTakesAnotherAnswer() {
        UUID second = made.criterion(2).id();
        UUID weak = weak();
        UUID dispute =
                service.submit(weak, new DisputeForm(Map.of(second, "5"), Map.of(second, "Sopan")), List.of(), agent);

        assertThatThrownBy(() -> service.decide(dispute, ruling(second, "PARTLY", "5", "Agak"), evaluator))
                .isInstanceOf(FormErrors.class);
        assertThatThrownBy(() -> service.decide(dispute, ruling(second, "PARTLY", "1", "Lebih buruk"), evaluator))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("evaluation.error.wouldLower");
        service.decide(dispute, ruling(second, "PARTLY", "4", "Cukup sopan"), evaluator);

        Dispute answered = disputes.findById(dispute).orElseThrow();
        assertThat(answered.state()).isEqualTo(DisputeState.ANSWERED);
        assertThat(evaluations
                        .read(answered.standingId())
                        .criterion(second)
                        .orElseThrow()
                        .code())
                .isEqualTo("4");
    }

    @Test
    void proposalThatLowersSomethingIsRefused() {
        UUID second = made.criterion(2).id();
        UUID weak = weak();
        assertThatThrownBy(() -> service.submit(
                        weak, new DisputeForm(Map.of(second, "1"), Map.of(second, "Terlalu baik")), List.of(), agent))
                .hasMessage("evaluation.error.wouldLower");
        assertThat(service.about(weak)).isEmpty();
    }

    @Test
    void twoClicksMakeOneDispute() throws Exception {
        List<Object> outcomes = atOnce(() -> service.submit(evaluation, proposed("yes"), List.of(), agent));
        assertThat(Set.copyOf(outcomes)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from dispute where evaluation_id = ?")
                        .param(evaluation)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void twoDecisionsAtOnceHaveOneOutcome() throws Exception {
        UUID dispute = disputed();
        atOnce(() -> {
            service.decide(dispute, ruling("ACCEPTED"), evaluator);
            return "";
        });
        assertThat(store.decisions(dispute)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from evaluation where revises = ?")
                        .param(evaluation)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofTwoCoordinatorsTheSecondIsTold() throws Exception {
        UUID dispute = disputed();
        service.decide(dispute, ruling("DECLINED"), evaluator);
        service.goOn(dispute, 1, "Lanjut", agent);
        service.decide(dispute, ruling("DECLINED"), viewer(coordinator, Role.COORDINATOR));
        PersonName other = organisation.person(Role.COORDINATOR);
        assertThatThrownBy(() -> service.decide(dispute, ruling("ACCEPTED"), viewer(other, Role.COORDINATOR)))
                .hasMessage("dispute.error.decided");
    }

    @Test
    void withdrawalAndDecisionAtOnceHaveOneOutcome() throws Exception {
        UUID dispute = disputed();
        service.withdraw(dispute, agent);
        service.withdraw(dispute, agent);
        assertThatThrownBy(() -> service.decide(dispute, ruling("ACCEPTED"), evaluator))
                .hasMessage("dispute.error.decided");
        assertThat(evaluations.read(evaluation).current()).isTrue();
        assertThat(work(evaluator.id())).doesNotContain("/disputes/" + dispute);
    }

    @Test
    void outcomeIsNotDisputedAgain() {
        UUID dispute = disputed();
        service.decide(dispute, ruling("ACCEPTED"), evaluator);
        UUID outcome = disputes.findById(dispute).orElseThrow().standingId();
        assertThatThrownBy(() -> service.submit(outcome, proposed("yes"), List.of(), agent))
                .hasMessage("dispute.error.outcome");
    }

    @Test
    void whatWasSaidAndDecidedCannotBeChangedBySql() {
        UUID dispute = disputed();
        service.decide(dispute, ruling("ACCEPTED"), evaluator);
        for (String sql : List.of(
                "update dispute set state = 'WAITING', closed_at = null where id = :id",
                "delete from dispute where id = :id",
                "update dispute_item set reason = 'x' where dispute_id = :id",
                "delete from dispute_decision where dispute_id = :id",
                "update dispute_ruling set reason = 'x' where decision_id in (select d.id from dispute_decision d where d.dispute_id = :id)")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("id", dispute).update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void onlyTheAgentConcernedDisputes() throws Exception {
        PersonName colleague = team.agents().get(1);
        mvc.perform(get("/evaluations/{id}/disputes/new", evaluation).with(organisation.as(colleague)))
                .andExpect(status().isNotFound());
        send(colleague, Map.of("proposed-" + third, "yes", "reason-" + third, "Benar"))
                .andExpect(status().isNotFound());
        mvc.perform(get("/evaluations/{id}/disputes/new", evaluation).with(organisation.as(team.leader())))
                .andExpect(status().isForbidden());
        UUID dispute = disputed();
        mvc.perform(get("/disputes/{id}", dispute).with(organisation.as(colleague)))
                .andExpect(status().isNotFound());
        mvc.perform(post("/disputes/{id}/withdrawal", dispute)
                        .with(organisation.as(colleague))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(post("/disputes/{id}/decision", dispute)
                        .with(organisation.as(team.agent()))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post("/disputes/{id}/decision", dispute)
                        .with(organisation.as(organisation.team().leader()))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void refusedFormNamesTheCriterionAndKeepsWhatWasTyped() throws Exception {
        Document page = page(send(team.agent(), Map.of("reason-" + third, "Tarifnya sesuai brosur"))
                .andExpect(status().isUnprocessableContent()));
        assertThat(page.select(".summary a").attr("href")).isEqualTo("#proposed-" + third);
        assertThat(page.select(".summary").text()).contains("Butir 3");
        assertThat(page.select("#reason-" + third).text()).isEqualTo("Tarifnya sesuai brosur");
        assertThat(page(send(team.agent(), Map.of()).andExpect(status().isUnprocessableContent()))
                        .select(".summary")
                        .text())
                .contains("Pilih paling sedikit satu butir");
    }

    @Test
    void attachmentIsKnownByItsContentAndServedToWhomItConcerns() throws Exception {
        byte[] pdf = "%PDF-1.4 bukti".getBytes(StandardCharsets.UTF_8);
        mvc.perform(multipart("/evaluations/{id}/disputes", evaluation)
                        .file(new MockMultipartFile(
                                "files", "bukti.pdf", "application/pdf", "<html>".getBytes(StandardCharsets.UTF_8)))
                        .param("proposed-" + third, "yes")
                        .param("reason-" + third, "Lihat brosur")
                        .with(organisation.as(team.agent()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        assertThat(service.about(evaluation)).isEmpty();
        mvc.perform(multipart("/evaluations/{id}/disputes", evaluation)
                        .file(new MockMultipartFile("files", "bukti.pdf", "text/plain", pdf))
                        .param("proposed-" + third, "yes")
                        .param("reason-" + third, "Lihat brosur")
                        .with(organisation.as(team.agent()))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        UUID dispute = service.about(evaluation).orElseThrow();
        String href = page(mvc.perform(get("/disputes/{id}", dispute).with(organisation.as(team.leader()))))
                .select("a[href*=attachments]")
                .attr("href");
        assertThat(mvc.perform(get(href).with(organisation.as(team.leader())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .isEqualTo(pdf);
        mvc.perform(get(href).with(organisation.as(team.agents().get(1)))).andExpect(status().isNotFound());
        UUID another = service.submit(
                weak(),
                new DisputeForm(
                        Map.of(made.criterion(2).id(), "5"),
                        Map.of(made.criterion(2).id(), "x")),
                List.of(),
                agent);
        mvc.perform(get(href.replace(dispute.toString(), another.toString())).with(organisation.as(team.agent())))
                .andExpect(status().isNotFound());
    }

    @Test
    void everybodySeesWhatIsTheirsToDo() throws Exception {
        assertThat(page(mvc.perform(get("/evaluations/{id}", evaluation).with(organisation.as(team.agent()))))
                        .select("#dispute a.btn")
                        .attr("href"))
                .isEqualTo("/evaluations/" + evaluation + "/disputes/new");
        mvc.perform(get("/evaluations/{id}/disputes/new", evaluation).with(organisation.as(team.agent())))
                .andExpect(status().isOk());
        UUID dispute = disputed();
        Document mine = page(mvc.perform(get("/disputes/{id}", dispute).with(organisation.as(team.agent()))));
        assertThat(mine.select("form[action$=/withdrawal]")).hasSize(1);
        assertThat(mine.select("textarea")).isEmpty();
        Document decider = page(mvc.perform(get("/disputes/{id}", dispute).with(organisation.as(team.leader()))));
        assertThat(decider.select("input[name=ruling-" + third + "]")).hasSize(3);
        assertThat(decider.text()).contains("Tarifnya sesuai brosur", "1 % per 15 hari", "Sewa modal 1,2 %");
        Document refused = page(mvc.perform(post("/disputes/{id}/decision", dispute)
                        .param("reason-" + third, "Sudah didengar lagi")
                        .with(organisation.as(team.leader()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent()));
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#ruling-" + third);
        assertThat(refused.select("#reason-" + third).text()).isEqualTo("Sudah didengar lagi");
        mvc.perform(post("/disputes/{id}/decision", dispute)
                        .param("ruling-" + third, "DECLINED")
                        .param("reason-" + third, "Sudah didengar lagi")
                        .with(organisation.as(team.leader()))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        Document answered = page(mvc.perform(get("/disputes/{id}", dispute).with(organisation.as(team.agent()))));
        assertThat(answered.select("form[action$=/appeal]")).hasSize(1);
        assertThat(answered.select("form[action$=/acceptance]")).hasSize(1);
        mvc.perform(post("/disputes/{id}/acceptance", dispute)
                .with(organisation.as(team.agent()))
                .with(csrf()));
        assertThat(state(dispute)).isEqualTo(DisputeState.CLOSED);
        Document list =
                page(mvc.perform(get("/disputes").param("state", "CLOSED").with(organisation.as(team.agent()))));
        assertThat(list.select("tbody a").eachAttr("href")).containsExactly("/disputes/" + dispute);
    }

    @Test
    void figuresCountWhatWasOverturnedWithTheirInterval() throws Exception {
        service.decide(disputed(), ruling("ACCEPTED"), evaluator);
        UUID other = made.nonconforming(team, made.sample(team));
        UUID declined = service.submit(other, proposed("yes"), List.of(), agent);
        service.decide(declined, ruling("DECLINED"), evaluator);
        service.settle(declined, agent);

        DisputeQueries.Overturned mine = queries.overturned(DisputeQueries.By.EVALUATOR, null, null).stream()
                .filter(one -> one.group().equals(evaluator.name())
                        && evaluator.employeeId().equals(one.detail()))
                .findFirst()
                .orElseThrow();
        assertThat(mine.share().n()).isEqualTo(2);
        assertThat(mine.overturned()).isEqualTo(1);
        // Wilson, 1 of 2.
        assertThat(mine.share().low()).isBetween(0.09, 0.10);
        assertThat(mine.share().high()).isBetween(0.90, 0.91);
        assertThat(page(mvc.perform(get("/disputes/figures").with(organisation.as(controller))))
                        .text())
                .contains(evaluator.name(), "n = 2");
        assertThat(mvc.perform(get("/disputes/figures/export")
                                .param("by", "EVALUATOR")
                                .with(organisation.as(controller)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains(evaluator.name());
        mvc.perform(get("/disputes/figures").with(organisation.as(team.leader())))
                .andExpect(status().isForbidden());
    }

    /** The service as it is at another time. */
    private DisputeService at(Instant now) {
        return new DisputeService(
                disputes,
                store,
                standing,
                evaluations,
                revisions,
                directory,
                attachments,
                workingDays,
                settings,
                worklist,
                trail,
                formats,
                Clock.fixed(now, clock.getZone()));
    }

    private UUID disputed() {
        return service.submit(evaluation, proposed("yes"), List.of(), agent);
    }

    /** An evaluation with 2 of 5 in criterion 2. */
    private UUID weak() {
        return made.weak(team, made.sample(team));
    }

    private DisputeForm proposed(String code) {
        return new DisputeForm(Map.of(third, code), Map.of(third, "Tarifnya sesuai brosur"));
    }

    private RulingForm ruling(String ruling) {
        return ruling(third, ruling, "", "Sudah didengar lagi");
    }

    private static RulingForm ruling(UUID criterion, String ruling, String answer, String reason) {
        return new RulingForm(Map.of(criterion, ruling), Map.of(criterion, answer), Map.of(criterion, reason));
    }

    private DisputeState state(UUID dispute) {
        return disputes.findById(dispute).orElseThrow().state();
    }

    private static Viewer viewer(PersonName person, Role... roles) {
        return new Viewer(person.id(), person.employeeId(), person.name(), Set.of(roles), Set.of());
    }

    private ResultActions send(PersonName person, Map<String, String> fields) throws Exception {
        var request = multipart("/evaluations/{id}/disputes", evaluation);
        fields.forEach(request::param);
        return mvc.perform(request.with(organisation.as(person)).with(csrf()));
    }

    private static Document page(ResultActions answer) throws Exception {
        return Jsoup.parse(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private List<String> work(UUID person) {
        return worklist.openFor(person, null, PageRequest.of(0, 500))
                .map(WorkItem::url)
                .getContent();
    }

    private static List<Object> atOnce(Callable<?> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Object> outcomes = new ArrayList<>();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(pool.submit(work));
            }
            for (Future<?> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } catch (ExecutionException failed) {
            throw (Exception) failed.getCause();
        } finally {
            pool.shutdownNow();
        }
    }
}
