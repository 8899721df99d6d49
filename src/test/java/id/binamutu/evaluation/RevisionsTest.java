package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import id.binamutu.evaluation.Revisions.Cause;
import id.binamutu.evaluation.Revisions.Change;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.sampling.ScoredSamples;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class RevisionsTest {
    private static final YearMonth MONTH = YearMonth.from(TestEvaluations.DAY);

    @Autowired
    Revisions revisions;

    @Autowired
    EvaluationService service;

    @Autowired
    EvaluationStore store;

    @Autowired
    EvaluationQueries queries;

    @Autowired
    EvaluationStep step;

    @Autowired
    QualityFigures figures;

    @Autowired
    QualityPanel panel;

    @Autowired
    ScoredSamples scored;

    @Autowired
    Findings findings;

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

    @Autowired
    Clock clock;

    TestOrganisation.Team team;
    Viewer leader;
    UUID sample;
    UUID first;

    @BeforeEach
    void anEvaluationWithAFault() {
        team = organisation.team();
        leader = TestEvaluations.viewer(team);
        sample = made.sample(team);
        first = made.nonconforming(team, sample);
    }

    @Test
    void newVersionHasEverythingButTheChangedAnswer() {
        UUID second = revised();

        EvaluationHead head = store.head(second);
        assertThat(head.revision()).isEqualTo(2);
        assertThat(head.current()).isTrue();
        assertThat(head.score()).isEqualByComparingTo("100");
        assertThat(head.verdict()).isEqualTo(Verdict.CONFORMING);
        assertThat(head.businessCritical()).isZero();
        assertThat(store.answers(second)).hasSameSizeAs(store.answers(first));
        assertThat(store.answers(second).get(made.criterion(3).id()).code()).isEqualTo("yes");
        assertThat(store.answers(second).get(made.criterion(2).id()).given())
                .isEqualTo(store.answers(first).get(made.criterion(2).id()).given());
        assertThat(store.evidence(second)).hasSameSizeAs(store.evidence(first));
        assertThat(store.sectionScores(second).values())
                .allSatisfy(score -> assertThat(score).isEqualByComparingTo("100"));
    }

    @Test
    void earlierVersionStaysAsItWas() {
        UUID second = revised();

        EvaluationHead head = store.head(first);
        assertThat(head.current()).isFalse();
        assertThat(head.score()).isEqualByComparingTo("60");
        assertThat(store.findings(first)).hasSize(1);
        assertThatThrownBy(() -> jdbc.sql("update evaluation set superseded_at = null where id = ?")
                        .param(first)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update evaluation_revision set reason = 'x' where evaluation_id = ?")
                        .param(second)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void revisedEvaluationCountsOnceEverywhere() {
        UUID agent = team.agent().id();
        UUID second = revised();

        AgentQuality quality = figures.perAgent(team.id(), MONTH).get(agent);
        assertThat(quality.randomCount()).isEqualTo(1);
        assertThat(quality.quality().estimate()).isEqualTo(100);
        assertThat(quality.nonconforming()).isZero();
        assertThat(quality.businessCritical()).isZero();
        assertThat(figures.perTeam(List.of(team.id()), MONTH).get(team.id()).n())
                .isEqualTo(1);
        assertThat(figures.perWeek(List.of(team.id()), MONTH, 5))
                .singleElement()
                .satisfies(week -> assertThat(week.quality().n()).isEqualTo(1));
        assertThat(figures.findings(team.id(), MONTH)).isEmpty();
        assertThat(figures.evaluationsBehind(agent, team.id(), MONTH)).containsExactly(second);
        assertThat(((QualityPanel.Quality)
                                panel.forAgent(agent, MONTH).orElseThrow().model())
                        .month()
                        .n())
                .isEqualTo(1);
        assertThat(scored.agentsWithCriticalErrors(List.of(team.id()), MONTH)).isEmpty();
        assertThat(scored.spread(team.id(), MONTH).n()).isEqualTo(1);
        LocalDate today = LocalDate.now(clock);
        assertThat(scored.pace(today, today).get(leader.id()).submitted()).isEqualTo(1);
        assertThat(queries.submitted(EvaluationFilter.none(), leader, PageRequest.of(0, 10)))
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo(second));
        assertThat(step.summaries(List.of(team.id()), MONTH)).singleElement().satisfies(summary -> {
            assertThat(summary.done()).isEqualTo(1);
            assertThat(summary.noteKey()).isNull();
        });
        assertThat(service.start(sample, leader)).isEqualTo(second);
    }

    @Test
    void findingOfWhatIsPassedNowIsWithdrawn() {
        UUID finding = store.findings(first).get(0).id();
        UUID second = revised();

        assertThat(store.findings(second)).isEmpty();
        assertThat(store.withdrawn(second)).extracting(FindingLine::id).containsExactly(finding);
        assertThat(findings.find(List.of(finding)).get(0).withdrawn()).isTrue();
        assertThat(work(leader.id())).doesNotContain("correct-finding");
        assertThatThrownBy(() ->
                        service.correct(finding, new CorrectionForm("Ditelepon", LocalDateTime.now(clock)), leader))
                .hasMessage("evaluation.error.withdrawn");
    }

    @Test
    void findingThatStandsKeepsItsIdentityAndItsWork() {
        UUID finding = store.findings(first).get(0).id();
        UUID second = revisions.revise(
                first,
                Map.of(made.criterion(1).id(), new Change("no", "Salam lupa")),
                Cause.CORRECTION,
                "Keliru",
                leader.id());

        assertThat(store.findings(second)).extracting(FindingLine::id).containsExactly(finding);
        assertThat(findings.find(List.of(finding)).get(0).withdrawn()).isFalse();
        assertThat(work(leader.id())).contains("correct-finding");
        assertThat(service.correct(finding, new CorrectionForm("Ditelepon", LocalDateTime.now(clock)), leader))
                .isEqualTo(second);
        assertThat(store.findings(second).get(0).corrected()).isTrue();
    }

    @Test
    void agentReadsTheNewVersionInsteadOfTheOld() throws Exception {
        Viewer agent = TestEvaluations.viewer(team.agent());
        UUID second = revised();

        assertThat(worklist.openFor(agent.id(), null, PageRequest.of(0, 10)).map(WorkItem::url))
                .containsExactly("/evaluations/" + second);
        assertThatThrownBy(() -> service.acknowledge(first, null, agent)).hasMessage("evaluation.error.superseded");

        Document old = page(first);
        assertThat(old.select(".notice a").attr("href")).isEqualTo("/evaluations/" + second);
        assertThat(old.select("#acknowledgement form")).isEmpty();
        assertThat(old.select("#versions li")).hasSize(2);
        Document current = page(second);
        assertThat(current.select(".notice.bad")).isEmpty();
        assertThat(current.select("#versions [aria-current=page]").text()).contains("Versi 2");
        assertThat(current.select("#versions").text()).contains("Informasinya benar", leader.name());
        assertThat(current.select("#acknowledgement form")).hasSize(1);
        mvc.perform(post("/evaluations/{id}/acknowledgement", second)
                .with(organisation.as(team.agent()))
                .with(csrf()));
        assertThat(store.acknowledgement(second)).isPresent();
    }

    @Test
    void ofTwoAtOnceTheSecondIsTold() throws Exception {
        List<String> outcomes = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<UUID>> running = List.of(pool.submit(this::revised), pool.submit(this::revised));
            for (Future<UUID> one : running) {
                try {
                    one.get();
                    outcomes.add("made");
                } catch (java.util.concurrent.ExecutionException refused) {
                    outcomes.add(refused.getCause().getMessage());
                }
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(outcomes).containsExactlyInAnyOrder("made", "evaluation.error.superseded");
    }

    @Test
    void oldVersionIsNotRevisedAgain() {
        UUID second = revised();
        assertThatThrownBy(this::revised).isInstanceOf(RuleViolation.class).hasMessage("evaluation.error.superseded");
        assertThat(store.head(second).current()).isTrue();
    }

    @Test
    void disputeLowersNothingAndFailsNothing() {
        refused(Map.of(made.criterion(2).id(), new Change("4", null)), "evaluation.error.wouldLower");
        refused(Map.of(made.criterion(1).id(), new Change("no", null)), "evaluation.error.wouldLower");
        refused(Map.of(made.criterion(3).id(), new Change("no", null)), "evaluation.error.sameAnswers");
        refused(Map.of(made.criterion(3).id(), new Change("", null)), "evaluation.error.noAnswer");
        refused(Map.of(made.criterion(3).id(), new Change("7", null)), "evaluation.error.answerRange");
        refused(Map.of(UUID.randomUUID(), new Change("yes", null)), "evaluation.error.otherCriterion");
        assertThat(store.head(first).current()).isTrue();
    }

    private void refused(Map<UUID, Change> changes, String why) {
        assertThatThrownBy(() -> revisions.check(first, changes, Cause.DISPUTE)).hasMessage(why);
        assertThatThrownBy(() -> revisions.revise(first, changes, Cause.DISPUTE, "Banding", leader.id()))
                .isInstanceOf(RuleViolation.class)
                .hasMessage(why);
    }

    private UUID revised() {
        return revisions.revise(
                first,
                Map.of(made.criterion(3).id(), new Change("yes", "Tarifnya benar")),
                Cause.DISPUTE,
                "Informasinya benar",
                leader.id());
    }

    private Document page(UUID id) throws Exception {
        return Jsoup.parse(mvc.perform(get("/evaluations/{id}", id).with(organisation.as(team.agent())))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private List<String> work(UUID person) {
        return worklist.openFor(person, null, PageRequest.of(0, 50))
                .map(WorkItem::kind)
                .getContent();
    }
}
