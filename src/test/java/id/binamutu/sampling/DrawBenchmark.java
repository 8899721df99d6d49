package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.benchmark.Figures;
import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A draw of 5 for each of 50 agents from one month, among ten million conversations of 500 agents and 24 months.
 *
 * <p>{@code ./mvnw test -Dtest=DrawBenchmark -Dbenchmark.rows=10000000}
 */
@BinaMutuTest
class DrawBenchmark {

    private static final long ROWS = Long.getLong("benchmark.rows", 10_000_000);
    private static final int MONTHS = 24;
    private static final int TEAMS = 10;
    private static final int AGENTS = 50;
    private static final int QUOTA = 5;
    private static final int DRAWS = 15;

    /** The shortest statement that draws the same number at random, in a given order, and keeps it. */
    private static final String BARE = """
            insert into bare_draw
            select id, agent_id from (
              select id, agent_id, row_number() over (partition by agent_id order by sha256(convert_to(:seed || id, 'UTF8'))) as n
              from interaction where team_id = :team and started_at >= :from and started_at < :to) r
            where n <= :quota""";

    @Autowired
    SamplingService service;

    @Autowired
    SamplingPlanRepository plans;

    @Autowired
    Drawing drawing;

    @Autowired
    QuotaGrounds grounds;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void drawsFromAMonth() throws Exception {
        List<TestOrganisation.Team> teams = new ArrayList<>();
        for (int i = 0; i < TEAMS; i++) {
            teams.add(organisation.team(AGENTS));
        }
        generate(teams);
        jdbc.sql("create unlogged table bare_draw (id uuid, agent_id uuid)").update();
        TestOrganisation.Team team = teams.get(0);
        Viewer leader = PlanMother.leader(team);
        Figures.Times bare = new Figures.Times();
        Figures.Times ours = new Figures.Times();
        Figures.Times whole = new Figures.Times();
        Figures.Times proof = new Figures.Times();
        // One of each to warm up, then by turns.
        for (int i = -3; i < DRAWS; i++) {
            LocalDate from = LocalDate.of(2024, 11, 1).plusMonths(Math.floorMod(i, MONTHS));
            String seed = "benih " + i;
            UUID id = service.create(
                            SamplingForm.plain(
                                    "Uji",
                                    List.of(team.id()),
                                    from,
                                    from.withDayOfMonth(from.lengthOfMonth()),
                                    QUOTA,
                                    from.plusMonths(1)),
                            leader)
                    .get(0);
            SamplingPlan plan = plans.findById(id).orElseThrow();
            Figures.Times ignored = new Figures.Times();
            (i < 0 ? ignored : bare).take(() -> bare(team.id(), from, seed));
            long[] took = new long[1];
            transaction.executeWithoutResult(status -> {
                var agents = grounds.agents(plan);
                var open = grounds.leftOpen(plan);
                long start = System.nanoTime();
                int drawn = drawing.draw(plan, agents, open, seed, leader.id(), leader.id(), java.time.Instant.now());
                took[0] = System.nanoTime() - start;
                assertThat(drawn).isEqualTo(QUOTA * AGENTS);
                status.setRollbackOnly();
            });
            if (i >= 0) {
                ours.add(took[0]);
            }
            (i < 0 ? ignored : whole).take(() -> service.draw(id, seed, leader));
            SamplingPlan after = plans.findById(id).orElseThrow();
            Draw draw = drawing.find(id).orElseThrow();
            (i < 0 ? ignored : proof)
                    .take(() -> assertThat(drawing.repeat(after, draw)).hasSize(QUOTA * AGENTS));
        }
        Figures figures = new Figures("Draw of " + QUOTA + " for each of " + AGENTS + " agents from one month of "
                + String.format("%,d", ROWS) + " conversations");
        figures.add("bare SQL", bare, "");
        figures.add("the draw's statement", ours, "≤ 50 ms");
        figures.ratio(
                "the draw's statement against the bare SQL", ours.percentile(50), bare.percentile(50), "ms", "≤ 1.5 ×");
        figures.add("the whole decision, with work items and trail", whole, "");
        figures.add("the draw repeated for the proof", proof, "");
        figures.print();
    }

    private void bare(UUID team, LocalDate from, String seed) {
        jdbc.sql(BARE)
                .param("team", team)
                .param("from", from.atStartOfDay(Drawing.JAKARTA).toOffsetDateTime())
                .param("to", from.plusMonths(1).atStartOfDay(Drawing.JAKARTA).toOffsetDateTime())
                .param("seed", seed)
                .param("quota", QUOTA)
                .update();
    }

    private void generate(List<TestOrganisation.Team> teams) {
        UUID[] agents = teams.stream()
                .flatMap(team -> team.agents().stream())
                .map(PersonName::id)
                .toArray(UUID[]::new);
        UUID[] teamIds = teams.stream()
                .flatMap(team -> team.agents().stream().map(agent -> team.id()))
                .toArray(UUID[]::new);
        long part = ROWS / MONTHS;
        for (int month = 0; month < MONTHS; month++) {
            jdbc.sql("""
                    insert into interaction (id, conversation_id, channel, agent_id, team_id, started_at, ended_at, topic, csat,
                      message_count)
                    select gen_random_uuid(), 'B-' || :month || '-' || n, case when n % 5 = 0 then 'voice' else 'chat' end,
                      (cast(:agents as uuid[]))[1 + n % cardinality(:agents)], (cast(:teams as uuid[]))[1 + n % cardinality(:teams)],
                      s, s + interval '4 minutes', 'gadai', 1 + n % 5, 8
                    from generate_series(1, :part) n,
                      lateral (select timestamptz '2024-11-01 00:00+07' + :month * interval '1 month' + n * interval '27 days' / :part as s) t""")
                    .param("month", month)
                    .param("agents", agents)
                    .param("teams", teamIds)
                    .param("part", part)
                    .update();
        }
        jdbc.sql("vacuum analyze interaction").update();
    }
}
