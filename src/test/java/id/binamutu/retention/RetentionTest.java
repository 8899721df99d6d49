package id.binamutu.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.audit.Trail;
import id.binamutu.interaction.ConversationMother;
import id.binamutu.interaction.Interactions;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.recording.Recordings;
import id.binamutu.sampling.PlanMother;
import id.binamutu.sampling.SampleView;
import id.binamutu.sampling.SampledConversations;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Disposals as they will be in years to come, each rolled back, so that the database stays as the other tests know it. */
@BinaMutuTest
class RetentionTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Instant IN_OCTOBER = Instant.parse("2026-10-20T03:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Policies policies;

    @Autowired
    SampledConversations samples;

    @Autowired
    Recordings recordings;

    @Autowired
    Trail trail;

    @Autowired
    Holds holds;

    @Autowired
    Interactions interactions;

    @Autowired
    ConversationMother conversations;

    @Autowired
    PlanMother plans;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    MockMvc mvc;

    private TestOrganisation.Team team;
    private Viewer keeper;
    private UUID plain;
    private UUID held;
    private SampleView sample;

    @BeforeEach
    void october() {
        team = organisation.team();
        PersonName person = organisation.person(Role.DOCUMENT_CONTROL);
        keeper = new Viewer(person.id(), person.employeeId(), person.name(), Set.of(Role.DOCUMENT_CONTROL), Set.of());
        sample = plans.drawn(team, 1).get(0);
        plain = conversations.conversation(team.agent().id(), IN_OCTOBER, "chat", 5, "Hubungi 081234567890 ya");
        held = conversations.conversation(team.agent().id(), IN_OCTOBER, "chat", 5, "Hubungi 081234567891 ya");
        holds.place(new HoldForm(HoldKind.CONVERSATION, name(held), null, null, "Sengketa di pengadilan"), keeper);
    }

    @Test
    void monthIsGivenUpButForSamplesAndWhatIsOnHold() {
        rolledBack(() -> {
            Disposal record = dispose(2029, DisposalKind.CONTENT);

            assertThat(interactions.read(plain).disposed()).isTrue();
            assertThat(interactions.read(held).messages()).hasSize(2);
            assertThat(interactions.read(sample.interactionId()).messages()).hasSize(2);
            assertThat(shelf("transcript_2026_10")).isFalse();
            assertThat(shelf("transcript_original_2026_10")).isFalse();
            assertThat(original(plain)).isFalse();
            assertThat(original(held)).isTrue();
            assertThat(record.disposed()).isPositive();
            assertThat(record.keptEvidence()).isGreaterThanOrEqualTo(3);
            assertThat(record.keptHold()).isPositive();
            assertThat(record.decidedBy()).isEqualTo(keeper.name());
        });
    }

    @Test
    void cutOffInTheMiddleNothingWasGivenUp() {
        rolledBack(() -> dispose(2029, DisposalKind.CONTENT));

        assertThat(interactions.read(plain).messages()).hasSize(2);
        assertThat(shelf("transcript_2026_10")).isTrue();
        assertThat(original(plain)).isTrue();
        assertThat(jdbc.sql("select count(*) from disposal where month = '2026-10-01'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void pagesCopeAndTheDrawCanStillBeProved() {
        PersonName leader = team.leader();
        String proof = text("/sampling/" + sample.planId() + "/proof", leader);
        rolledBack(() -> {
            dispose(2029, DisposalKind.CONTENT);

            assertThat(text("/interactions/" + plain, leader)).contains("Isi percakapan telah dimusnahkan pada");
            assertThat(text("/interactions/" + sample.interactionId(), leader)).contains("Selamat siang");
            assertThat(text("/interactions", leader)).contains(name(plain));
            assertThat(text("/interactions?q=hubungi", leader))
                    .contains(name(held))
                    .doesNotContain(name(plain));
            assertThat(text("/sampling/" + sample.planId() + "/proof", leader)).isEqualTo(proof);
        });
    }

    @Test
    void originalsGoFirstAndTheRestStays() {
        rolledBack(() -> {
            dispose(2027, DisposalKind.ORIGINAL);

            assertThat(original(plain)).isFalse();
            assertThat(original(held)).isTrue();
            assertThat(interactions.read(plain).messages()).hasSize(2);
        });
    }

    @Test
    void samplesAreGivenUpAtTheEndOfTheirOwnPeriodAndWhatWasOnHoldWhenReleased() {
        rolledBack(() -> {
            dispose(2029, DisposalKind.CONTENT);
            assertThatThrownBy(() -> queries(2029).due(DisposalKind.EVIDENCE, OCTOBER))
                    .isInstanceOf(NotFoundException.class);

            UUID hold = jdbc.sql("select id from legal_hold where interaction_id = ?")
                    .param(held)
                    .query(UUID.class)
                    .single();
            holds.release(hold, new ReleaseForm("Perkara sudah selesai"), keeper);
            dispose(2029, DisposalKind.EVIDENCE);
            assertThat(interactions.read(held).disposed()).isTrue();
            assertThat(original(held)).isFalse();
            assertThat(interactions.read(sample.interactionId()).disposed()).isFalse();

            dispose(2032, DisposalKind.EVIDENCE);
            assertThat(interactions.read(sample.interactionId()).disposed()).isTrue();
        });
    }

    @Test
    void withoutARecordOfDisposalNothingCanBeDeleted() {
        transaction.executeWithoutResult(status -> {
            dispose(2029, DisposalKind.CONTENT);
            assertThatThrownBy(() -> jdbc.sql("delete from transcript where interaction_id = ?")
                            .param(held)
                            .update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never changes");
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> jdbc.sql("delete from transcript where interaction_id = ?")
                        .param(plain)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changes");
    }

    @Test
    void holdsOnAgentTeamAndCustomerKeepWhatTheyCover() {
        PersonName agent = team.agents().get(1);
        UUID ofAgent = conversations.conversation(agent.id(), IN_OCTOBER);
        UUID ofTeam = conversations.conversation(team.agents().get(2).id(), Instant.parse("2026-10-29T03:00:00Z"));
        UUID outside = conversations.conversation(team.agents().get(2).id(), Instant.parse("2026-10-30T17:30:00Z"));
        String reason = "Permintaan kepolisian";
        holds.place(new HoldForm(HoldKind.AGENT, agent.employeeId(), null, null, reason), keeper);
        LocalDate day = LocalDate.of(2026, 10, 29);
        holds.place(new HoldForm(HoldKind.TEAM, team.name(), day, day.plusDays(1), reason), keeper);
        rolledBack(() -> {
            dispose(2029, DisposalKind.CONTENT);
            assertThat(interactions.read(ofAgent).disposed()).isFalse();
            assertThat(interactions.read(ofTeam).disposed()).isFalse();
            // Half past midnight of the 31st in Jakarta.
            assertThat(interactions.read(outside).disposed()).isTrue();

            assertThat(interactions.read(plain).disposed()).isTrue();
        });
        rolledBack(() -> {
            holds.place(new HoldForm(HoldKind.CUSTOMER, "C1", null, null, reason), keeper);
            dispose(2029, DisposalKind.CONTENT);
            assertThat(interactions.read(plain).disposed()).isFalse();
        });
    }

    @Test
    void importIntoAMonthThatIsBeingGivenUpWaitsAndIsRefused() throws Exception {
        YearMonth month = YearMonth.of(2024, 12);
        jdbc.sql("select open_shelf('2024-12-01')").query((row, n) -> "").single();
        ExecutorService others = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch disposed = new CountDownLatch(1);
            Future<UUID> import_ = transaction.execute(status -> {
                disposals(2029).dispose(DisposalKind.CONTENT, month, keeper.id());
                Future<UUID> coming = others.submit(() -> {
                    disposed.countDown();
                    return conversations.conversation(team.agent().id(), Instant.parse("2024-12-10T03:00:00Z"));
                });
                await(disposed);
                assertThat(coming.isDone()).isFalse();
                return coming;
            });

            assertThatThrownBy(import_::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RuleViolation.class)
                    .hasMessageContaining("interaction.too-old");
        } finally {
            others.shutdown();
        }
        assertThat(shelf("transcript_2024_12")).isFalse();
        assertThatThrownBy(() -> jdbc.sql("select open_shelf('2024-12-01')")
                        .query((row, n) -> "")
                        .single())
                .hasMessageContaining("given up");
    }

    private Disposal dispose(int year, DisposalKind kind) {
        return queries(year).find(disposals(year).dispose(kind, OCTOBER, keeper.id()));
    }

    private Disposals disposals(int year) {
        return new Disposals(jdbc, queries(year), policies, samples, recordings, trail, clock(year));
    }

    private DisposalQueries queries(int year) {
        return new DisposalQueries(jdbc, policies, samples, clock(year));
    }

    private static Clock clock(int year) {
        return Clock.fixed(Instant.parse(year + "-06-10T00:00:00Z"), ZoneOffset.UTC);
    }

    private void rolledBack(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    private String name(UUID interaction) {
        return interactions.summaries(List.of(interaction)).get(interaction).conversationId();
    }

    private boolean shelf(String table) {
        return jdbc.sql("select to_regclass(:table) is not null")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }

    private boolean original(UUID interaction) {
        return jdbc.sql("select exists (select from transcript_original where interaction_id = ?)")
                .param(interaction)
                .query(Boolean.class)
                .single();
    }

    private String text(String address, PersonName who) {
        try {
            return Jsoup.parse(mvc.perform(get(address).with(organisation.as(who)))
                            .andExpect(status().isOk())
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .select("main, .page")
                    .text();
        } catch (Exception e) {
            throw new AssertionError(address, e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
