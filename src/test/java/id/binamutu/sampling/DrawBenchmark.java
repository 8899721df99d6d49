package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.benchmark.Figures;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A draw of 5 for each of 50 agents from one month, among ten million conversations of 500 agents and 24 months, in a PostgreSQL
 * that is kept between runs. Nothing that is measured stays in it.
 *
 * <p>{@code ./mvnw test -Dtest=DrawBenchmark -Dbenchmark.rows=10000000 -Dbenchmark.home=/a/folder/with/10/GB}
 */
@SpringBootTest
@ContextConfiguration(initializers = DrawBenchmark.Home.class)
class DrawBenchmark {

    private static final long ROWS = Long.getLong("benchmark.rows", 100_000);
    private static final int MONTHS = 24;
    private static final int TEAMS = 10;
    private static final int AGENTS = 50;
    private static final int QUOTA = 5;
    private static final int DRAWS = 15;

    /** The shortest statement that draws by the same method, and writes nothing. */
    private static final String BARE = """
            with rings as materialized (
              select agent_id, count(*) as n, array_agg(id order by started_at, id) as ids from interaction
              where team_id = :team and started_at >= :from and started_at < :to group by agent_id),
            zones as (
              select r.*, z, hashtextextended(:seed || agent_id, 0) & 1152921504606846975 as turn,
                hashtextextended(:seed || agent_id || z, 0) & 1152921504606846975 as number, (z * n + :quota - 1) / :quota as first,
                ((z + 1) * n + :quota - 1) / :quota as beyond
              from rings r cross join generate_series(0, :quota - 1) z)
            select agent_id, ids[cast((first + number % (beyond - first) + n - turn % n) % n as int) + 1] from zones""";

    /** The same, and keeps the result in a table without anything. */
    private static final String BARE_KEPT = "insert into bare_draw (agent_id, id) " + BARE;

    /** The shortest statement that draws at random by hashing every conversation, and keeps it. */
    private static final String NAIVE = """
            insert into bare_draw (id, agent_id)
            select id, agent_id from (
              select id, agent_id, row_number() over (partition by agent_id order by sha256(convert_to(:seed || id, 'UTF8'))) as n
              from interaction where team_id = :team and started_at >= :from and started_at < :to) r
            where n <= :quota""";

    /** Durable, with the rows of the last run. */
    static class Home implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Path home = Path.of(System.getProperty("benchmark.home", "target/benchmark"))
                    .toAbsolutePath()
                    .resolve("draw-" + ROWS);
            TestPropertyValues.of(
                            "binamutu.embedded-postgres.home=" + home,
                            "binamutu.embedded-postgres.settings[shared_buffers]=2GB",
                            "spring.flyway.out-of-order=true",
                            "binamutu.storage.folder=" + home.resolve("files"),
                            "binamutu.privacy.key-file=" + home.resolve("key"))
                    .applyTo(context);
        }
    }

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
        Viewer leader = leader();
        UUID team = leader.ledTeamIds().iterator().next();
        Figures.Times bare = new Figures.Times();
        Figures.Times kept = new Figures.Times();
        Figures.Times naive = new Figures.Times();
        Figures.Times ours = new Figures.Times();
        Figures.Times whole = new Figures.Times();
        Figures.Times proof = new Figures.Times();
        // Some of each to warm up, then by turns.
        for (int i = -6; i < DRAWS; i++) {
            LocalDate from = LocalDate.of(2024, 11, 1).plusMonths(Math.floorMod(i, MONTHS));
            String seed = "benih " + i;
            boolean counts = i >= 0;
            measure(
                    counts ? bare : null,
                    () -> jdbc.sql(BARE)
                            .params(parameters(team, from, seed))
                            .query((row, n) -> row.getObject(2, UUID.class))
                            .list()
                            .size());
            measure(
                    counts ? kept : null,
                    () -> jdbc.sql(BARE_KEPT)
                            .params(parameters(team, from, seed))
                            .update());
            measure(
                    counts ? naive : null,
                    () -> jdbc.sql(NAIVE).params(parameters(team, from, seed)).update());
            transaction.executeWithoutResult(status -> {
                SamplingPlan plan = plan(team, from, leader);
                var agents = grounds.agents(plan);
                var open = grounds.leftOpen(plan);
                measure(
                        counts ? ours : null,
                        () -> drawing.draw(
                                plan, agents, open, seed, leader.id(), leader.id(), java.time.Instant.now()));
                status.setRollbackOnly();
            });
            transaction.executeWithoutResult(status -> {
                SamplingPlan plan = plan(team, from, leader);
                measure(counts ? whole : null, () -> {
                    service.draw(plan.id(), seed, leader);
                    return QUOTA * AGENTS;
                });
                Draw draw = drawing.find(plan.id()).orElseThrow();
                measure(counts ? proof : null, () -> drawing.repeat(plan, draw).size());
                status.setRollbackOnly();
            });
        }
        Figures figures = new Figures("Draw of " + QUOTA + " for each of " + AGENTS + " agents from one month of "
                + String.format("%,d", ROWS) + " conversations");
        figures.add("bare SQL of the same method, nothing written", bare, "");
        figures.add("bare SQL of the same method, kept", kept, "");
        figures.add("bare SQL of a random draw that hashes every conversation, kept", naive, "");
        figures.add("the draw's statement", ours, "≤ 50 ms");
        for (Map.Entry<String, Figures.Times> other : Map.of(
                        "of the same method", bare, "of the same method, kept", kept, "that hashes all", naive)
                .entrySet()) {
            figures.ratio(
                    "the draw's statement against the bare SQL " + other.getKey(),
                    ours.percentile(50),
                    other.getValue().percentile(50),
                    "ms",
                    "≤ 1.5 ×");
        }
        figures.add("the whole decision, with work items and trail", whole, "");
        figures.add("the draw repeated for the proof", proof, "");
        figures.print();
    }

    private static void measure(Figures.@Nullable Times times, IntSupplier work) {
        long start = System.nanoTime();
        assertThat(work.getAsInt()).isEqualTo(QUOTA * AGENTS);
        if (times != null) {
            times.add(System.nanoTime() - start);
        }
    }

    private SamplingPlan plan(UUID team, LocalDate from, Viewer leader) {
        UUID id = service.create(
                        SamplingForm.plain(
                                "Uji",
                                List.of(team),
                                from,
                                from.withDayOfMonth(from.lengthOfMonth()),
                                QUOTA,
                                from.plusMonths(1)),
                        leader)
                .get(0);
        return plans.findById(id).orElseThrow();
    }

    private static Map<String, Object> parameters(UUID team, LocalDate from, String seed) {
        return Map.of(
                "team", team,
                "from", from.atStartOfDay(Drawing.JAKARTA).toOffsetDateTime(),
                "to", from.plusMonths(1).atStartOfDay(Drawing.JAKARTA).toOffsetDateTime(),
                "seed", seed,
                "quota", QUOTA);
    }

    /** Of a team of 50, with the conversations of this or an earlier run. */
    private Viewer leader() {
        boolean there = jdbc.sql("select to_regclass('draw_benchmark') is not null")
                .query(Boolean.class)
                .single();
        if (!there) {
            List<TestOrganisation.Team> teams = new ArrayList<>();
            for (int i = 0; i < TEAMS; i++) {
                teams.add(organisation.team(AGENTS));
            }
            generate(teams);
            jdbc.sql("create unlogged table bare_draw (id uuid, agent_id uuid)").update();
            jdbc.sql(
                            "create table draw_benchmark as select cast(:team as uuid) as team, cast(:leader as uuid) as leader")
                    .param("team", teams.get(0).id())
                    .param("leader", teams.get(0).leader().id())
                    .update();
        }
        jdbc.sql("truncate bare_draw").update();
        return jdbc.sql(
                        "select b.team, p.id, p.employee_id, p.name from draw_benchmark b join person p on p.id = b.leader")
                .query((row, n) -> new Viewer(
                        row.getObject("id", UUID.class),
                        row.getString("employee_id"),
                        row.getString("name"),
                        Set.of(Role.TEAM_LEADER),
                        Set.of(row.getObject("team", UUID.class))))
                .single();
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
