package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.binamutu.interaction.ConversationMother;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BinaMutuTest
class QuotaTest {

    private static final Instant MORNING = Instant.parse("2026-10-12T03:00:00Z");
    private static final LocalDate DUE = LocalDate.of(2026, 11, 6);

    @Autowired
    SamplingService service;

    @Autowired
    SampleQueries queries;

    @Autowired
    Drawing drawing;

    @Autowired
    SamplingSummaries summaries;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother conversations;

    @Autowired
    PlanMother mother;

    @Autowired
    JdbcClient jdbc;

    private TestOrganisation.Team team;
    private PersonName agent;
    private Viewer leader;

    @BeforeEach
    void team() {
        team = organisation.team(2);
        agent = team.agents().get(0);
        leader = PlanMother.leader(team);
    }

    @Test
    void quotaByChannelIsThatOfEachStratumAndWhatIsMissingIsKnown() {
        talk(agent, "chat", 9);
        talk(agent, "voice", 1);
        talk(agent, "email", 4);

        UUID plan = drawn(Dimension.CHANNEL, 0, "chat: 3\nvoice: 2", false, false);

        assertThat(cells(plan, agent))
                .extracting(Cell::stratum, Cell::wanted, Cell::population, Cell::drawn)
                .containsExactly(tuple("chat", 3, 9, 3), tuple("email", 0, 4, 0), tuple("voice", 2, 1, 1));
        assertThat(drawnPer(plan, agent)).isEqualTo(Map.of("chat", 3L, "voice", 1L));
        // The other agent said nothing: nothing drawn, all of it missing.
        assertThat(cells(plan, team.agents().get(1)))
                .extracting(Cell::wanted, Cell::drawn)
                .containsExactly(tuple(3, 0), tuple(2, 0));
    }

    @Test
    void shiftIsThatOfTheStartInJakarta() {
        conversations.conversation(agent.id(), Instant.parse("2026-10-12T00:00:00Z"));
        conversations.conversation(agent.id(), Instant.parse("2026-10-12T07:59:59Z"));
        conversations.conversation(agent.id(), Instant.parse("2026-10-12T08:00:00Z"));
        conversations.conversation(agent.id(), Instant.parse("2026-10-12T16:00:00Z"));
        conversations.conversation(agent.id(), Instant.parse("2026-10-12T23:59:59Z"));

        UUID plan = drawn(Dimension.SHIFT, 0, "Pagi: 5\nsiang: 5\nmalam: 5", false, false);

        assertThat(drawnPer(plan, agent)).isEqualTo(Map.of("pagi", 2L, "siang", 1L, "malam", 2L));
    }

    @Test
    void quotaByTierFollowsTheTierOfLastMonth() {
        talk(agent, "chat", 9);
        talk(team.agents().get(1), "chat", 9);
        jdbc.sql("""
                insert into coaching_form (id, version, agent_id, team_id, period, tier, proposed_tier, policy_id, handled, target, samples,
                  critical_errors, state, made_by, made_at, issued_at)
                select gen_random_uuid(), 0, :agent, :team, '2026-09-01', 'GUIDANCE_2', 'GUIDANCE_2', id, 1, 1, 5, 0, 'ISSUED', :leader,
                  now(), now() from tier_policy limit 1""")
                .param("agent", agent.id())
                .param("team", team.id())
                .param("leader", team.leader().id())
                .update();

        UUID plan = drawn(Dimension.TIER, 2, "GUIDANCE: 6\nimprovement: 4", false, false);

        assertThat(cells(plan, agent)).extracting(Cell::grounds, Cell::wanted).containsExactly(tuple("guidance_2", 6));
        assertThat(cells(plan, team.agents().get(1))).extracting(Cell::wanted).containsExactly(2);
    }

    @Test
    void quotaByTenureCountsFromTheFirstDayOfThePeriod() {
        talk(agent, "chat", 9);
        jdbc.sql("update person set joined_on = '2026-07-02' where id = ?")
                .param(agent.id())
                .update();
        jdbc.sql("update person set joined_on = '2026-07-01' where id = ?")
                .param(team.agents().get(1).id())
                .update();

        UUID plan = drawn(Dimension.TENURE, 1, "baru: 6\nmenengah: 4", false, false);

        assertThat(cells(plan, agent)).extracting(Cell::wanted).containsExactly(6);
        assertThat(cells(plan, team.agents().get(1))).extracting(Cell::wanted).containsExactly(4);
    }

    @Test
    void absenceLowersTheQuotaInProportionRoundedUp() {
        PersonName away = team.agents().get(1);
        talk(agent, "chat", 9);
        LocalDate last = LocalDate.of(2026, 10, 30);
        // 22 working days in October 2026; one agent was there on 9 of them, the other on none.
        for (int day = 0; day < 9; day++) {
            atWork(agent, last.minusDays(day), 10);
        }
        atWork(away, last, 0);

        UUID plan = drawn(Dimension.AGENT, 5, "", true, false);

        assertThat(cells(plan, agent))
                .extracting(Cell::present, Cell::expected, Cell::wanted)
                .containsExactly(tuple(9, 22, 3));
        assertThat(cells(plan, away)).extracting(Cell::wanted).containsExactly(0);
        assertThat(summaries
                        .perAgent(team.id(), YearMonth.of(2026, 10))
                        .get(agent.id())
                        .quota())
                .isEqualTo(3);
        assertThat(summaries.summaries(List.of(team.id()), YearMonth.of(2026, 10)))
                .singleElement()
                .satisfies(step -> assertThat(step.total()).isEqualTo(3));
    }

    @Test
    void whoHasConversationsButNoDaysIsAskedForTheWholeQuota() {
        talk(agent, "chat", 9);
        atWork(team.agents().get(1), LocalDate.of(2026, 10, 30), 10);

        UUID plan = drawn(Dimension.AGENT, 5, "", true, false);

        assertThat(cells(plan, agent)).extracting(Cell::wanted).containsExactly(5);
    }

    @Test
    void whatWasNotMetIsCarriedOverOnceWhereThatIsSet() {
        talk(agent, "chat", 1);
        UUID october = drawn(Dimension.AGENT, 3, "", false, false);
        assertThat(cells(october, agent)).extracting(Cell::drawn).containsExactly(1);
        for (int i = 0; i < 9; i++) {
            conversations.conversation(
                    agent.id(), Instant.parse("2026-11-03T03:00:00Z").plusSeconds(i));
        }

        UUID without = planned(november(), Dimension.AGENT, 3, "", false, false);
        UUID with = planned(november(), Dimension.AGENT, 3, "", false, true);
        service.draw(without, null, leader);
        service.draw(with, null, leader);

        assertThat(cells(without, agent))
                .extracting(Cell::carried, Cell::wanted)
                .containsExactly(tuple(0, 3));
        assertThat(cells(with, agent)).extracting(Cell::carried, Cell::wanted).containsExactly(tuple(2, 5));
    }

    @Test
    void testConversationsAreNeverDrawnAndCounted() {
        UUID real = conversations.conversation(agent.id(), MORNING);
        UUID test = conversations.conversation(agent.id(), MORNING.plusSeconds(60));
        jdbc.sql("alter table interaction disable trigger interaction_never_changes")
                .update();
        jdbc.sql("update interaction set test = true where id = ?").param(test).update();
        jdbc.sql("alter table interaction enable trigger interaction_never_changes")
                .update();

        UUID plan = drawn(Dimension.AGENT, 5, "", false, false);

        assertThat(queries.ofPlan(plan)).extracting(SampleView::interactionId).containsExactly(real);
        assertThat(drawing.outside(
                        service.find(plan, leader), drawing.find(plan).orElseThrow()))
                .singleElement()
                .satisfies(outside -> assertThat(outside.test()).isEqualTo(1));
    }

    @Test
    void spreadOverChannelsTakesEachInProportion() {
        for (int i = 0; i < 12; i++) {
            // One after the other, so that time alone would not part them.
            conversations.conversation(
                    agent.id(), MORNING.plusSeconds(60L * i), i % 3 == 0 ? "voice" : "chat", 5, "Halo");
        }
        UUID plan = service.create(
                        form(
                                List.of(team.id()),
                                false,
                                PlanMother.FROM,
                                Dimension.AGENT,
                                6,
                                "",
                                List.of(Dimension.CHANNEL)),
                        leader)
                .get(0);

        service.draw(plan, null, leader);

        long voice = queries.rows(plan).stream()
                .filter(row -> row.channel().equals("voice"))
                .count();
        // 4 of 12 are voice; a part may lie across the border at each end.
        assertThat(voice).isBetween(1L, 3L);
    }

    @Test
    void linesThatCannotBeReadAreNamed() {
        assertThatThrownBy(() -> planned(PlanMother.FROM, Dimension.CHANNEL, 0, "chat: 3\nvoice", false, false))
                .hasMessage("sampling.quota-line");
        assertThatThrownBy(() -> planned(PlanMother.FROM, Dimension.SHIFT, 0, "pagi: 3\nsubuh: 2", false, false))
                .hasMessage("sampling.quota-name");
        assertThatThrownBy(() -> planned(PlanMother.FROM, Dimension.SHIFT, 0, "pagi: 3\nPAGI: 2", false, false))
                .hasMessage("sampling.quota-twice");
        assertThatThrownBy(() -> planned(PlanMother.FROM, Dimension.AGENT, 3, "chat: 3", false, false))
                .hasMessage("sampling.quota-needless");
        assertThatThrownBy(() -> planned(PlanMother.FROM, Dimension.TIER, 3, "", false, false))
                .hasMessage("sampling.quota-names");
        assertThatThrownBy(() -> planned(PlanMother.FROM, Dimension.AGENT, 0, "", false, false))
                .hasMessage("sampling.quota-nothing");
    }

    @Test
    void onlyACoordinatorPlansForAllTeamsAndALeaderForOwnOnes() {
        TestOrganisation.Team other = organisation.team();
        PersonName person = organisation.person(Role.COORDINATOR);
        Viewer coordinator =
                new Viewer(person.id(), person.employeeId(), person.name(), Set.of(Role.COORDINATOR), Set.of());

        assertThatThrownBy(
                        () -> service.create(form(null, true, PlanMother.FROM, Dimension.AGENT, 2, "", null), leader))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> service.create(
                        form(List.of(team.id(), other.id()), false, PlanMother.FROM, Dimension.AGENT, 2, "", null),
                        leader))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> service.create(form(null, false, PlanMother.FROM, Dimension.AGENT, 2, "", null), leader))
                .hasMessage("sampling.team-missing");
        List<UUID> made = service.create(form(null, true, PlanMother.FROM, Dimension.AGENT, 2, "", null), coordinator);
        assertThat(made.stream().map(id -> service.find(id, coordinator).teamId()))
                .contains(team.id(), other.id())
                .doesNotHaveDuplicates();
    }

    private void talk(PersonName who, String channel, int number) {
        for (int i = 0; i < number; i++) {
            conversations.conversation(who.id(), MORNING.plusSeconds(600L * i), channel, 5, "Halo");
        }
    }

    private void atWork(PersonName who, LocalDate day, int handled) {
        jdbc.sql("insert into productivity_day (agent_id, day, handled, target) values (?, ?, ?, 10)")
                .params(who.id(), day, handled)
                .update();
    }

    private UUID drawn(Dimension by, int each, String lines, boolean byPresence, boolean carryOver) {
        UUID plan = planned(PlanMother.FROM, by, each, lines, byPresence, carryOver);
        service.draw(plan, null, leader);
        return plan;
    }

    private UUID planned(LocalDate from, Dimension by, int each, String lines, boolean byPresence, boolean carryOver) {
        return service.create(
                        new SamplingForm(
                                "Uji",
                                List.of(team.id()),
                                false,
                                from,
                                from.withDayOfMonth(from.lengthOfMonth()),
                                DUE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                by,
                                each,
                                lines,
                                null,
                                byPresence,
                                carryOver),
                        leader)
                .get(0);
    }

    private static SamplingForm form(
            @Nullable List<UUID> teams,
            boolean every,
            LocalDate from,
            Dimension by,
            int each,
            String lines,
            @Nullable List<Dimension> spread) {
        return new SamplingForm(
                "Uji",
                teams,
                every,
                from,
                from.withDayOfMonth(from.lengthOfMonth()),
                DUE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                by,
                each,
                lines,
                spread,
                false,
                false);
    }

    private static LocalDate november() {
        return LocalDate.of(2026, 11, 1);
    }

    private List<Cell> cells(UUID plan, PersonName who) {
        return drawing.cells(plan).stream()
                .filter(cell -> cell.agentId().equals(who.id()))
                .toList();
    }

    private Map<String, Long> drawnPer(UUID plan, PersonName who) {
        return queries.rows(plan).stream()
                .filter(row -> row.agentId().equals(who.id()))
                .collect(Collectors.groupingBy(SampleQueries.SampleRow::stratum, Collectors.counting()));
    }
}
