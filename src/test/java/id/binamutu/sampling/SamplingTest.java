package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.interaction.ConversationMother;
import id.binamutu.interaction.DrawLock;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.WorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BinaMutuTest
class SamplingTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-12T03:00:00Z");

    @Autowired
    SamplingService service;

    @Autowired
    SamplingPlanRepository plans;

    @Autowired
    SampleQueries queries;

    @Autowired
    Drawing drawing;

    @Autowired
    Samples samples;

    @Autowired
    SamplingSummaries summaries;

    @Autowired
    Interactions interactions;

    @Autowired
    Worklist worklist;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother conversations;

    @Autowired
    PlanMother mother;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private TestOrganisation.Team team;
    private Viewer leader;

    @BeforeEach
    void team() {
        team = organisation.team();
        leader = PlanMother.leader(team);
    }

    @Test
    void drawChoosesTheQuotaOfEveryAgentAndPutsItIntoTheQueue() {
        List<SampleView> drawn = mother.drawn(team, 2);

        assertThat(drawn.stream().collect(Collectors.groupingBy(SampleView::agentId, Collectors.counting())))
                .hasSize(3)
                .allSatisfy((agent, n) -> assertThat(n).isEqualTo(2));
        assertThat(drawn).allSatisfy(sample -> {
            assertThat(sample.random()).isTrue();
            assertThat(sample.assigneeId()).isEqualTo(team.leader().id());
            assertThat(sample.status()).isEqualTo(SampleStatus.OPEN);
        });
        List<WorkItem> items =
                worklist.openFor(team.leader().id(), 2, PageRequest.of(0, 20)).getContent();
        assertThat(items).extracting(WorkItem::subjectId).containsExactlyInAnyOrderElementsOf(ids(drawn));
        assertThat(items.get(0).url()).isEqualTo("/samples/" + items.get(0).subjectId() + "/evaluation");
    }

    @Test
    void sameSeedAndPopulationGiveTheSameSamplesForEver() {
        mother.conversations(team, 9);
        UUID plan = mother.plan(team, 3);
        service.draw(plan, "benih", leader);
        List<UUID> drawn = chosen(plan);

        // What comes in later, or is chosen later, changes nothing.
        mother.conversations(team, 9);
        UUID later = mother.plan(team, 2);
        service.draw(later, "lain", leader);

        assertThat(repeated(plan)).containsExactlyInAnyOrderElementsOf(drawn);
        Draw draw = drawing.find(plan).orElseThrow();
        Drawing.Population today = drawing.population(plan(plan), draw);
        assertThat(today.count()).isEqualTo(draw.population()).isEqualTo(27);
        assertThat(today.digest()).isEqualTo(draw.digest());
        assertThat(chosen(later)).doesNotContainAnyElementsOf(drawn);
        assertThat(repeated(later)).containsExactlyInAnyOrderElementsOf(chosen(later));
    }

    @Test
    void onlyWhatFulfilsTheCriteriaIsDrawn() {
        PersonName agent = team.agent();
        UUID wanted = conversations.conversation(agent.id(), OCTOBER, "whatsapp", 2, "Halo");
        conversations.conversation(agent.id(), OCTOBER, "chat", 2, "Halo");
        conversations.conversation(agent.id(), OCTOBER, "whatsapp", 5, "Halo");
        conversations.conversation(agent.id(), Instant.parse("2026-10-31T17:30:00Z"), "whatsapp", 2, "Halo");
        UUID plan = service.create(
                        new SamplingForm(
                                "CSAT rendah",
                                List.of(team.id()),
                                false,
                                PlanMother.FROM,
                                PlanMother.TO,
                                LocalDate.of(2026, 11, 5),
                                List.of("whatsapp"),
                                List.of("gadai"),
                                null,
                                60,
                                600,
                                1,
                                3,
                                null,
                                5,
                                null,
                                null,
                                false,
                                false),
                        leader)
                .get(0);

        service.draw(plan, null, leader);

        assertThat(chosen(plan)).containsExactly(wanted);
    }

    @Test
    void agentWithTooFewConversationsGetsThemAll() {
        conversations.conversation(team.agent().id(), OCTOBER);
        UUID plan = mother.plan(team, 5);

        service.draw(plan, null, leader);

        assertThat(chosen(plan)).hasSize(1);
        assertThat(summaries.summaries(List.of(team.id()), YearMonth.of(2026, 10)))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.done()).isEqualTo(1);
                    assertThat(step.total()).isEqualTo(15);
                });
    }

    @Test
    void replacementIsTheNextOfTheSameAgentAndTheReplacedStaysVisible() {
        SampleView first = mother.drawn(team, 2).get(0);
        SamplingPlan plan = plan(first.planId());
        Drawing.Ranked next = drawing.next(plan, drawing.find(plan.id()).orElseThrow(), first.id())
                .orElseThrow();

        UUID replacement = service.replace(first.id(), ReplacementCause.OTHER, "Percakapan kosong", leader);

        assertThat(next.position()).isEqualTo(3);
        assertThat(samples.find(replacement).interactionId()).isEqualTo(next.interactionId());
        assertThat(samples.find(replacement).agentId()).isEqualTo(first.agentId());
        assertThat(samples.find(first.id()).status()).isEqualTo(SampleStatus.REPLACED);
        SampleQueries.SampleRow row = row(first);
        assertThat(row.replacementId()).isEqualTo(replacement);
        assertThat(row.replacementReason()).isEqualTo("Percakapan kosong");
        assertThat(worklist.openFor(team.leader().id(), 2, PageRequest.of(0, 20))
                        .getContent())
                .extracting(WorkItem::subjectId)
                .contains(replacement)
                .doesNotContain(first.id());
        assertThatThrownBy(() -> service.replace(first.id(), ReplacementCause.OTHER, "lagi", leader))
                .hasMessage("sampling.sample-replaced");
        assertThat(repeated(plan.id())).contains(first.interactionId()).doesNotContain(next.interactionId());
    }

    @Test
    void replacementEndsWithTheConversationsOfTheAgent() {
        SampleView first = mother.drawn(team, 1).get(0);
        UUID second = service.replace(first.id(), ReplacementCause.OTHER, "rusak", leader);
        UUID third = service.replace(second, ReplacementCause.OTHER, "rusak", leader);

        assertThatThrownBy(() -> service.replace(third, ReplacementCause.OTHER, "rusak", leader))
                .hasMessage("sampling.no-more");
        assertThat(samples.find(third).status()).isEqualTo(SampleStatus.OPEN);
    }

    @Test
    void targetedSampleIsKeptApartFromTheDraw() {
        mother.conversations(team, 4);
        UUID conversation = conversations.conversation(team.agent().id(), OCTOBER, "chat", 1, "Mengecewakan");
        UUID plan = mother.plan(team, 2);

        UUID sample = service.target(plan, name(conversation), "CSAT 1", leader);
        service.draw(plan, null, leader);

        assertThat(samples.find(sample).random()).isFalse();
        assertThat(samples.find(sample).reason()).isEqualTo("CSAT 1");
        assertThat(drawing.find(plan).orElseThrow().population()).isEqualTo(13);
        AgentSampling figures = summaries
                .perAgent(team.id(), YearMonth.of(2026, 10))
                .get(team.agent().id());
        assertThat(figures).isEqualTo(new AgentSampling(team.agent().id(), 2, 2, 1, 0));
        assertThatThrownBy(() -> service.target(plan, name(conversation), "lagi", leader))
                .hasMessage("sampling.conversation-sampled");
        assertThatThrownBy(() -> service.replace(sample, ReplacementCause.OTHER, "bosan", leader))
                .hasMessage("sampling.targeted-not-replaced");
    }

    @Test
    void whatWasChosenOnPurposeMayStillBeDrawnSoThatRulesDoNotFlatterTheEstimate() {
        mother.conversations(team, 4);
        UUID conversation = conversations.conversation(team.agent().id(), OCTOBER, "chat", 1, "Mengecewakan");
        UUID plan = mother.plan(team, 5);
        service.target(plan, name(conversation), "CSAT 1", leader);

        service.draw(plan, null, leader);

        assertThat(jdbc.sql("select random from sample where interaction_id = :id order by random")
                        .param("id", conversation)
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, true);
    }

    @Test
    void anotherTeamsConversationCannotBeChosen() {
        TestOrganisation.Team other = organisation.team();
        UUID conversation = conversations.conversation(other.agent().id(), OCTOBER);
        UUID plan = mother.plan(team, 2);

        assertThatThrownBy(() -> service.target(plan, name(conversation), "ingin tahu", leader))
                .hasMessage("sampling.conversation-unknown");
    }

    @Test
    void anotherTeamsPlanAndSampleDoNotExist() {
        SampleView sample = mother.drawn(team, 1).get(0);
        Viewer stranger = PlanMother.leader(organisation.team());

        assertThatThrownBy(() -> service.find(sample.planId(), stranger)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.draw(sample.planId(), null, stranger)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.replace(sample.id(), ReplacementCause.OTHER, "x", stranger))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.create(PlanMother.form(team, 1), stranger))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void twoDrawsAtOnceHaveOneEffectAndTheSecondIsTold() throws Exception {
        mother.conversations(team, 4);
        UUID plan = mother.plan(team, 2);
        CountDownLatch start = new CountDownLatch(1);
        Callable<String> draw = () -> {
            start.await();
            try {
                service.draw(plan, null, leader);
                return "drawn";
            } catch (RuleViolation violation) {
                return violation.messageKey();
            }
        };
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> answers = List.of(both.submit(draw), both.submit(draw));
            start.countDown();

            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder("drawn", "sampling.already-drawn");
        } finally {
            both.shutdown();
        }
        assertThat(chosen(plan)).hasSize(6);
    }

    @Test
    void drawWaitsForNoImportButSaysSo() throws Exception {
        mother.conversations(team, 2);
        UUID plan = mother.plan(team, 1);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService importing = Executors.newSingleThreadExecutor();
        try {
            Future<?> running = importing.submit(() -> transaction.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock_shared(" + DrawLock.KEY + ")")
                        .query((row, n) -> "")
                        .single();
                holding.countDown();
                try {
                    done.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            holding.await();
            assertThatThrownBy(() -> service.draw(plan, null, leader)).hasMessage("sampling.import-running");
            done.countDown();
            running.get();
        } finally {
            done.countDown();
            importing.shutdown();
        }
        assertThat(chosen(plan)).isEmpty();
        service.draw(plan, null, leader);
        assertThat(chosen(plan)).hasSize(3);
    }

    @Test
    void whatWasDrawnCannotBeChangedInTheDatabaseEither() {
        SampleView sample = mother.drawn(team, 1).get(0);

        for (String sql : List.of(
                "update sampling_draw set seed = 'x' where plan_id = :plan",
                "delete from sampling_draw where plan_id = :plan",
                "update sampling_plan set quota = 9 where id = :plan",
                "update sample set random = false, draw_position = null, reason = 'x' where plan_id = :plan",
                "update sample set interaction_id = gen_random_uuid() where plan_id = :plan",
                "delete from sample where plan_id = :plan")) {
            assertThatThrownBy(
                            () -> jdbc.sql(sql).param("plan", sample.planId()).update())
                    .as(sql)
                    .hasMessageContaining("never changes");
        }
        assertThatThrownBy(() -> service.change(sample.planId(), PlanMother.form(team, 9), leader))
                .hasMessage("sampling.already-drawn");
    }

    @Test
    void evaluatedSampleLeavesTheQueueOnceAndForAll() {
        List<SampleView> drawn = mother.drawn(team, 1);
        List<UUID> queue = drawn.stream()
                .map(SampleView::id)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        assertThat(samples.next(team.leader().id(), null)).contains(queue.get(0));
        assertThat(samples.next(team.leader().id(), queue.get(0))).contains(queue.get(1));

        samples.evaluated(queue.get(0));
        samples.evaluated(queue.get(0));

        assertThat(samples.find(queue.get(0)).status()).isEqualTo(SampleStatus.EVALUATED);
        assertThat(samples.next(team.leader().id(), null)).contains(queue.get(1));
        assertThat(samples.next(team.leader().id(), queue.get(2))).isEmpty();
        assertThatThrownBy(() -> service.replace(queue.get(0), ReplacementCause.OTHER, "x", leader))
                .hasMessage("sampling.sample-evaluated");
        assertThat(summaries.perAgent(team.id(), YearMonth.of(2026, 10)).values().stream()
                        .mapToLong(AgentSampling::evaluated)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void periodIsInOrderAndAtMostAMonthLong() {
        LocalDate due = LocalDate.of(2026, 11, 10);

        assertThatThrownBy(() -> service.create(
                        SamplingForm.plain("x", List.of(team.id()), PlanMother.FROM, LocalDate.of(2026, 11, 1), 2, due),
                        leader))
                .hasMessage("sampling.period-long");
        assertThatThrownBy(() -> service.create(
                        SamplingForm.plain("x", List.of(team.id()), PlanMother.TO, PlanMother.FROM, 2, due), leader))
                .hasMessage("sampling.period-order");
        assertThat(service.create(
                        SamplingForm.plain(
                                "Pekan 44",
                                List.of(team.id()),
                                LocalDate.of(2026, 10, 26),
                                LocalDate.of(2026, 11, 1),
                                2,
                                due),
                        leader))
                .hasSize(1);
    }

    private SamplingPlan plan(UUID id) {
        return plans.findById(id).orElseThrow();
    }

    private List<UUID> chosen(UUID plan) {
        return queries.ofPlan(plan).stream()
                .filter(SampleView::random)
                .map(SampleView::interactionId)
                .toList();
    }

    private List<UUID> repeated(UUID plan) {
        return drawing.repeat(plan(plan), drawing.find(plan).orElseThrow()).stream()
                .map(Drawing.Ranked::interactionId)
                .toList();
    }

    private SampleQueries.SampleRow row(SampleView sample) {
        return queries.rows(sample.planId()).stream()
                .filter(row -> row.id().equals(sample.id()))
                .findFirst()
                .orElseThrow();
    }

    private String name(UUID interactionId) {
        Map<UUID, id.binamutu.interaction.InteractionSummary> found = interactions.summaries(List.of(interactionId));
        return found.get(interactionId).conversationId();
    }

    private static List<UUID> ids(List<SampleView> drawn) {
        return drawn.stream().map(SampleView::id).toList();
    }
}
