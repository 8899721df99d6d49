package id.binamutu.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.evaluation.Revisions;
import id.binamutu.evaluation.ScoredEvaluation;
import id.binamutu.evaluation.ScoredEvaluations;
import id.binamutu.evaluation.TestEvaluations;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@BinaMutuTest
class AmendmentTest {
    @Autowired
    AmendmentService service;

    @Autowired
    DisputeService disputes;

    @Autowired
    ScoredEvaluations evaluations;

    @Autowired
    Worklist worklist;

    @Autowired
    TestEvaluations made;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    TestOrganisation.Team team;
    PersonName controller;
    Viewer evaluator;
    Viewer quality;
    Viewer agent;
    UUID evaluation;
    UUID third;

    @BeforeEach
    void anEvaluationWithoutAFault() {
        team = organisation.team();
        controller = organisation.person(Role.QUALITY_CONTROL);
        evaluator = TestEvaluations.viewer(team);
        agent = TestEvaluations.viewer(team.agent());
        quality = quality(controller);
        evaluation = made.conforming(team, made.sample(team));
        third = made.criterion(3).id();
    }

    @Test
    void errorIsPutRightOnlyWhenAnotherApproves() {
        UUID id = proposed();
        assertThat(evaluations.read(evaluation).current()).isTrue();
        assertThat(work(controller.id())).contains("/amendments/" + id);
        assertThatThrownBy(() -> service.approve(id, null, evaluator)).isInstanceOf(NotFoundException.class);
        Viewer both = new Viewer(
                evaluator.id(),
                evaluator.employeeId(),
                evaluator.name(),
                Set.of(Role.TEAM_LEADER, Role.QUALITY_CONTROL),
                Set.of(team.id()));
        assertThatThrownBy(() -> service.approve(id, null, both)).isInstanceOf(NotFoundException.class);

        UUID result = service.approve(id, null, quality);

        ScoredEvaluation revised = evaluations.read(result);
        assertThat(revised.cause()).isEqualTo(Revisions.Cause.CORRECTION);
        assertThat(revised.score()).isEqualByComparingTo("60");
        assertThat(revised.criterion(third).orElseThrow().comment()).isEqualTo("Tarif lama");
        assertThat(evaluations.read(evaluation).current()).isFalse();
        assertThat(service.approve(id, null, quality)).isEqualTo(result);
        assertThat(work(controller.id())).doesNotContain("/amendments/" + id);
        assertThat(jdbc.sql("select count(*) from audit_entry where action like 'amendment.%' and subject_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoProposesFromQualityControlDoesNotApprove() {
        UUID id = service.propose(evaluation, form("no", "Tarif lama"), quality);
        assertThatThrownBy(() -> service.approve(id, null, quality)).isInstanceOf(NotFoundException.class);
        service.approve(id, null, quality(organisation.person(Role.QUALITY_CONTROL)));
    }

    @Test
    void agentIsToldOfAddedFaultsAndMayDisputeTheNewVersion() throws Exception {
        UUID id = proposed();
        assertThat(service.view(id, quality).added()).containsExactly(3);
        UUID result = service.approve(id, null, quality);

        assertThat(work(agent.id())).contains("/evaluations/" + result);
        Document page = page(mvc.perform(get("/evaluations/{id}", result).with(organisation.as(team.agent()))));
        assertThat(page.select("#dispute").text()).contains("menambah kesalahan pada butir 3");
        assertThat(page.select("#versions").text()).contains("Saya salah dengar", "perbaikan atas kesalahan penilai");
        UUID dispute = disputes.submit(
                result, new DisputeForm(Map.of(third, "yes"), Map.of(third, "Tarifnya benar")), List.of(), agent);
        assertThat(dispute).isNotNull();
    }

    @Test
    void whatIsDisputedIsNotCorrectedBesides() {
        UUID faulty = made.nonconforming(team, made.sample(team));
        AmendmentForm form = new AmendmentForm(
                Map.of(made.criterion(1).id(), "no"), Map.of(made.criterion(1).id(), "Lupa"), "Keliru");
        UUID proposedBefore = service.propose(faulty, form, evaluator);
        disputes.submit(faulty, new DisputeForm(Map.of(third, "yes"), Map.of(third, "Benar")), List.of(), agent);
        assertThatThrownBy(() -> service.approve(proposedBefore, null, quality))
                .hasMessage("dispute.amendment.error.disputed");
        service.withdraw(proposedBefore, evaluator);
        assertThatThrownBy(() -> service.propose(faulty, form, evaluator))
                .hasMessage("dispute.amendment.error.disputed");
    }

    @Test
    void onlyOneProposalWaits() {
        proposed();
        assertThatThrownBy(this::proposed).hasMessage("dispute.amendment.error.proposed");
    }

    @Test
    void refusalNeedsAReasonAndChangesNothing() throws Exception {
        UUID id = proposed();
        Document refused = page(mvc.perform(post("/amendments/{id}/refusal", id)
                        .with(organisation.as(controller))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent()));
        assertThat(refused.select(".summary a").attr("href")).isEqualTo("#words");
        mvc.perform(post("/amendments/{id}/refusal", id)
                        .param("words", "Yang pertama sudah benar")
                        .with(organisation.as(controller))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(evaluations.read(evaluation).current()).isTrue();
        assertThatThrownBy(() -> service.approve(id, null, quality(organisation.person(Role.QUALITY_CONTROL))))
                .hasMessage("dispute.amendment.error.decided");
        assertThatThrownBy(() -> jdbc.sql("update amendment set reason = 'x' where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void addedFaultNeedsItsCommentAndNothingTypedIsLost() throws Exception {
        Document page = page(mvc.perform(post("/evaluations/{id}/amendments", evaluation)
                        .param("answer-" + third, "no")
                        .param("words", "Saya salah dengar")
                        .with(organisation.as(team.leader()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent()));
        assertThat(page.select(".summary a").attr("href")).isEqualTo("#comment-" + third);
        assertThat(page.select("#answer-" + third + " option[selected]").attr("value"))
                .isEqualTo("no");
        assertThat(page.select("#words").text()).isEqualTo("Saya salah dengar");
    }

    @Test
    void whoHasNothingToDoWithItFindsNothing() throws Exception {
        UUID id = proposed();
        TestOrganisation.Team other = organisation.team();
        mvc.perform(get("/amendments/{id}", id).with(organisation.as(other.leader())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/evaluations/{id}/amendments/new", evaluation).with(organisation.as(other.leader())))
                .andExpect(status().isNotFound());
        mvc.perform(get("/amendments/{id}", id).with(organisation.as(team.agent())))
                .andExpect(status().isForbidden());
        mvc.perform(post("/amendments/{id}/approval", id)
                        .with(organisation.as(team.leader()))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(page(mvc.perform(get("/evaluations/{id}", evaluation).with(organisation.as(team.agent()))))
                        .select("a[href^=/amendments]"))
                .isEmpty();
    }

    private UUID proposed() {
        return service.propose(evaluation, form("no", "Tarif lama"), evaluator);
    }

    private AmendmentForm form(String code, String comment) {
        return new AmendmentForm(Map.of(third, code), Map.of(third, comment), "Saya salah dengar");
    }

    private static Viewer quality(PersonName person) {
        return new Viewer(person.id(), person.employeeId(), person.name(), Set.of(Role.QUALITY_CONTROL), Set.of());
    }

    private List<String> work(UUID person) {
        return worklist.openFor(person, null, PageRequest.of(0, 500))
                .map(WorkItem::url)
                .getContent();
    }

    private static Document page(ResultActions answer) throws Exception {
        return Jsoup.parse(answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
