package id.binamutu.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.sampling.SampleStatus;
import id.binamutu.sampling.Samples;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.TestScorecards;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;

@BinaMutuTest
class EvaluationTest {
    private static final YearMonth MONTH = YearMonth.from(TestEvaluations.DAY);

    @Autowired
    EvaluationService service;

    @Autowired
    DraftService drafts;

    @Autowired
    EvaluationStore store;

    @Autowired
    Findings findings;

    @Autowired
    QualityFigures figures;

    @Autowired
    EvaluationStep step;

    @Autowired
    Samples samples;

    @Autowired
    Worklist worklist;

    @Autowired
    TestEvaluations made;

    @Autowired
    TestScorecards scorecards;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    TestOrganisation.Team team;
    Viewer leader;
    UUID sample;

    @BeforeEach
    void someone() {
        team = organisation.team();
        leader = TestEvaluations.viewer(team);
        sample = made.sample(team);
    }

    @Test
    void startingAgainContinuesTheSameDraft() {
        UUID first = service.start(sample, leader);
        assertThat(service.start(sample, leader)).isEqualTo(first);
    }

    @Test
    void otherTeamsSampleDoesNotExist() {
        Viewer other = TestEvaluations.viewer(organisation.team());
        assertThatThrownBy(() -> service.start(sample, other)).isInstanceOf(NotFoundException.class);
        UUID draft = service.start(sample, leader);
        assertThatThrownBy(() -> service.view(draft, other)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.submit(draft, other)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> made.answer(draft, 1, "yes", other)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void agentDoesNotSeeADraft() {
        UUID draft = service.start(sample, leader);
        assertThatThrownBy(() -> service.view(draft, TestEvaluations.viewer(team.agent())))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1", "99999999999", "yes", "x", "018f0000-0000-7000-8000-000000000000"})
    void answerOutsideTheScaleIsRefused(String code) {
        UUID draft = service.start(sample, leader);
        assertThatThrownBy(() -> made.answer(draft, 2, code, leader))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("evaluation.error.answerRange");
        assertThat(store.answers(draft)).isEmpty();
    }

    @Test
    void criterionOfAnotherVersionIsRefused() {
        UUID draft = service.start(sample, leader);
        ScorecardView other = scorecards.published(scorecards.channel());
        UUID foreign = other.criteria().findFirst().orElseThrow().id();
        assertThatThrownBy(() -> drafts.save(draft, foreign, "yes", null, List.of(), 0, AtDesk.plain(), leader))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("evaluation.error.otherCriterion");
    }

    @Test
    void answerChangedInAnotherTabIsNotOverwritten() {
        UUID draft = service.start(sample, leader);
        UUID criterion = made.criterion(1).id();
        assertThat(drafts.save(draft, criterion, "yes", null, List.of(), 0, AtDesk.plain(), leader)
                        .revision())
                .isEqualTo(1);
        assertThatThrownBy(() -> drafts.save(draft, criterion, "no", null, List.of(), 0, AtDesk.plain(), leader))
                .isInstanceOf(AnswerConflict.class);
        assertThat(store.answers(draft).get(criterion).code()).isEqualTo("yes");
        // The same again is a repetition, not a conflict.
        assertThat(drafts.save(draft, criterion, "yes", null, List.of(), 0, AtDesk.plain(), leader)
                        .revision())
                .isEqualTo(1);
    }

    @Test
    void incompleteEvaluationIsNotSubmitted() {
        UUID draft = service.start(sample, leader);
        made.answer(draft, 1, "yes", leader);
        assertThatThrownBy(() -> service.submit(draft, leader))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("evaluation.error.incomplete");
    }

    @Test
    void criticalFailureNeedsCommentAndFinding() {
        UUID draft = made.answered(team, sample);
        drafts.save(draft, made.criterion(3).id(), "no", null, List.of(), 1, AtDesk.plain(), leader);
        assertThat(service.view(draft, leader).missing())
                .extracting(Missing::messageKey)
                .containsExactly("evaluation.missing.comment", "evaluation.missing.finding");
    }

    @Test
    void whollyNotApplicableEvaluationHasNoScoreAndIsNotSubmitted() {
        UUID draft = service.start(sample, leader);
        for (int number = 1; number <= 4; number++) {
            made.answer(draft, number, "na", leader);
        }
        assertThatThrownBy(() -> service.submit(draft, leader))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("evaluation.error.noScore");
    }

    @Test
    void submissionStoresWhatCanBeComputedAgain() {
        UUID id = made.nonconforming(team, sample);
        EvaluationHead head = store.head(id);
        Progress again = Progress.of(made.scorecard(), store.answers(id));
        assertThat(head.score()).isEqualByComparingTo(again.score().total()).isEqualByComparingTo("60");
        assertThat(head.businessCritical())
                .isEqualTo(again.score().businessCritical())
                .isEqualTo(1);
        assertThat(head.verdict()).isEqualTo(Verdict.NONCONFORMING);
        Map<UUID, java.math.BigDecimal> stored = store.sectionScores(id);
        again.score()
                .sections()
                .forEach((section, score) -> assertThat(stored.get(section)).isEqualByComparingTo(score));
        assertThat(stored).hasSize(2);
        assertThat(samples.find(sample).status()).isEqualTo(SampleStatus.EVALUATED);
    }

    @Test
    void submissionOpensWorkForAgentAndLeader() {
        UUID id = made.nonconforming(team, sample);
        assertThat(work(team.agent().id())).contains("acknowledge-evaluation");
        assertThat(work(leader.id())).contains("correct-finding");

        service.acknowledge(id, "Baik, saya pelajari lagi.", TestEvaluations.viewer(team.agent()));
        assertThat(work(team.agent().id())).doesNotContain("acknowledge-evaluation");

        UUID finding = store.findings(id).get(0).id();
        CorrectionForm form = new CorrectionForm("Nasabah ditelepon", LocalDateTime.now(clock));
        service.correct(finding, form, leader);
        assertThat(work(leader.id())).doesNotContain("correct-finding");
        assertThat(service.correct(finding, form, leader)).isEqualTo(id);
        assertThatThrownBy(() -> service.correct(finding, new CorrectionForm("Lain", LocalDateTime.now(clock)), leader))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("evaluation.error.corrected");
        FindingView seen = findings.find(List.of(finding)).get(0);
        assertThat(seen.correction()).isEqualTo("Nasabah ditelepon");
        assertThat(seen.criterionName()).isEqualTo("Informasi produk benar");
        assertThat(seen.agentId()).isEqualTo(team.agent().id());
    }

    @Test
    void correctionIsNeitherInTheFutureNorBeforeTheConversation() {
        UUID finding = store.findings(made.nonconforming(team, sample)).get(0).id();
        LocalDateTime now = LocalDateTime.now(clock);
        assertThatThrownBy(() -> service.correct(finding, new CorrectionForm("Ditelepon", now.plusHours(1)), leader))
                .hasMessage("evaluation.error.correctionInFuture");
        assertThatThrownBy(() -> service.correct(
                        finding,
                        new CorrectionForm(
                                "Ditelepon", TestEvaluations.DAY.minusDays(1).atStartOfDay()),
                        leader))
                .hasMessage("evaluation.error.correctionBeforeConversation");
    }

    @Test
    void submittedEvaluationIsClosedForItsEvaluatorToo() {
        UUID id = made.conforming(team, sample);
        assertThatThrownBy(
                        () -> drafts.save(id, made.criterion(1).id(), "no", null, List.of(), 1, AtDesk.plain(), leader))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("evaluation.error.submitted");
        service.submit(id, leader);
        assertThat(store.head(id).score()).isEqualByComparingTo("100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evaluation set score = 99 where id = :id",
                "update evaluation set state = 'DRAFT', submitted_at = null, verdict = null, score = null where id = :id",
                "delete from evaluation where id = :id",
                "update answer set yes = false where evaluation_id = :id",
                "delete from answer where evaluation_id = :id",
                "update evidence set quote = 'lain' where evaluation_id = :id",
                "delete from evidence where evaluation_id = :id",
                "update finding set severity = 'MINOR' where evaluation_id = :id",
                "delete from finding where evaluation_id = :id",
                "insert into finding (id, evaluation_id, position, kind, severity, said, correct, found_at, correct_by) values (gen_random_uuid(), :id, 9, 'OTHER', 'MINOR', 'a', 'b', now(), now())",
                "update section_score set score = 100 where evaluation_id = :id",
                "delete from section_score where evaluation_id = :id",
                "update evaluation_acknowledgement set comment = 'x' where evaluation_id = :id",
                "delete from evaluation_acknowledgement where evaluation_id = :id"
            })
    void submittedEvaluationCannotBeChangedBySql(String sql) {
        UUID id = made.nonconforming(team, sample);
        service.acknowledge(id, null, TestEvaluations.viewer(team.agent()));
        assertThatThrownBy(() -> jdbc.sql(sql).param("id", id).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void manySubmissionsAtOnceHaveOneEffect() throws Exception {
        UUID id = made.answered(team, sample);
        made.fail(id, leader);
        atOnce(4, () -> service.submit(id, leader));
        assertThat(store.head(id).submitted()).isTrue();
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'evaluation.submitted' and subject_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from work_item where subject_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void manyStartsAtOnceMakeOneDraft() throws Exception {
        atOnce(4, () -> service.start(sample, leader));
        assertThat(jdbc.sql("select count(*) from evaluation where sample_id = ?")
                        .param(sample)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyRandomSamplesEnterTheEstimate() {
        made.conforming(team, sample);
        made.nonconforming(team, made.sample(team, team.agent(), true, TestEvaluations.DAY.plusDays(1)));
        made.nonconforming(team, made.sample(team, team.agent(), false, TestEvaluations.DAY.plusDays(2)));

        AgentQuality quality =
                figures.perAgent(team.id(), MONTH).get(team.agent().id());

        assertThat(quality.randomCount()).isEqualTo(2);
        assertThat(quality.quality().estimate()).isEqualTo(80);
        // t(0.975; 1) = 12.706 and s ÷ √n = 20: far wider than the scale, so cut to it.
        assertThat(quality.quality().low()).isZero();
        assertThat(quality.quality().high()).isEqualTo(100);
        assertThat(quality.targeted()).isEqualTo(1);
        assertThat(quality.nonconforming()).isEqualTo(2);
        assertThat(quality.businessCritical()).isEqualTo(1);
        assertThat(figures.perTeam(List.of(team.id()), MONTH).get(team.id()).n())
                .isEqualTo(2);
        assertThat(figures.perWeek(List.of(team.id()), MONTH, 5))
                .singleElement()
                .satisfies(week -> {
                    assertThat(week.monday()).isEqualTo("2026-10-19");
                    assertThat(week.quality().n()).isEqualTo(2);
                });
        assertThat(figures.findings(team.id(), MONTH)).singleElement().satisfies(count -> {
            assertThat(count.kind()).isEqualTo("WRONG_INFORMATION");
            assertThat(count.critical()).isEqualTo(2);
        });
        assertThat(figures.evaluationsBehind(team.agent().id(), team.id(), MONTH))
                .hasSize(3);
        assertThat(figures.perAgent(team.id(), MONTH.plusMonths(1))).isEmpty();
    }

    @Test
    void stepTwoCountsWhatIsScoredOfWhatWasDrawn() {
        made.nonconforming(team, sample);
        made.sample(team, team.agents().get(1), true, TestEvaluations.DAY);
        assertThat(step.summaries(List.of(team.id()), MONTH)).singleElement().satisfies(summary -> {
            assertThat(summary.step()).isEqualTo(2);
            assertThat(summary.done()).isEqualTo(1);
            assertThat(summary.total()).isEqualTo(2);
            assertThat(summary.late()).isEqualTo(1);
        });
    }

    private List<String> work(UUID person) {
        return worklist.openFor(person, null, PageRequest.of(0, 50))
                .map(WorkItem::kind)
                .getContent();
    }

    private static void atOnce(int times, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            CountDownLatch ready = new CountDownLatch(times);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    work.run();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
