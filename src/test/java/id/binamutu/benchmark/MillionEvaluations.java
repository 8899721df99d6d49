package id.binamutu.benchmark;

import id.binamutu.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * The contact centre of {@link TenMillion} (500 agents, 40 teams, 24 months) with submitted evaluations of 20 criteria: each
 * with its conversation, its sample from the plan of its team and month, its 20 answers and its 4 section scores, which are what
 * the answers give. The first 8 team leaders have work besides: drafts with all answers, and samples that nobody began. Made by
 * insert … select without triggers, in one transaction; kept between runs, and what a run began is taken back by the next one.
 */
public final class MillionEvaluations {

    /** Those who work at the same time. */
    static final int LEADERS = 8;

    static final int CRITERIA = 20;

    /** Of each of them. */
    static final int DRAFTS = 100;

    /** Of each of them: more than anybody has, so that claims do not come to an end within the time. */
    static final int QUEUE = 1_500;

    static final UUID SCORECARD_VERSION = UUID.fromString("00c0de00-0000-7000-8000-000000000001");

    private static final int OPEN = DRAFTS + QUEUE;

    /** A team's share of these holds what stays open. */
    private static final long UNSCORED = (long) OPEN * TenMillion.TEAMS;

    private static final String CRITERION = "cast('00c10000-0000-7000-8000-' || lpad(to_hex(%s), 12, '0') as uuid)";
    private static final String SECTION = CRITERION.replace("00c1", "005e");

    private final EmbeddedPostgres postgres;
    private final long evaluations;

    private MillionEvaluations(EmbeddedPostgres postgres, long evaluations) {
        this.postgres = postgres;
        this.evaluations = evaluations;
    }

    /** Makes what is not there yet, and takes back what an earlier run began. */
    public static void ready(Path home, long evaluations) throws Exception {
        TenMillion.ready(home, evaluations + UNSCORED);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, TenMillion.LOADING)) {
            Flyway.configure()
                    .dataSource(postgres.jdbcUrl(TenMillion.DATABASE), postgres.user(), postgres.password())
                    .outOfOrder(true)
                    .load()
                    .migrate();
            new MillionEvaluations(postgres, evaluations).make();
        }
    }

    /** For making them ahead of the benchmark: a folder and a number of evaluations. */
    public static void main(String[] args) throws Exception {
        ready(Path.of(args[0]), Long.parseLong(args[1]));
    }

    private void make() throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = postgres.connect(TenMillion.DATABASE);
                Statement statement = connection.createStatement()) {
            boolean there = there(statement);
            connection.setAutoCommit(false);
            // The rows are right by the way they are made; checking each against its parents takes longer than writing
            // it.
            statement.execute("set local session_replication_role = replica");
            statement.execute("set local work_mem = '512MB'");
            if (there) {
                takeBack(statement);
            } else {
                scorecard(statement);
                chosen(statement);
                samples(statement);
                evaluations(statement);
                statement.execute("create table benchmark_evaluations as select " + evaluations + " as evaluations");
            }
            connection.commit();
            connection.setAutoCommit(true);
            if (!there) {
                statement.execute("vacuum analyze");
            }
            statement.execute("checkpoint");
        }
        System.out.printf(
                "%,d evaluations ready after %,d s%n", evaluations, (System.nanoTime() - start) / 1_000_000_000);
    }

    private static boolean there(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('benchmark_evaluations') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Four sections of five; every third of five is a scale of 1 to 5, the others are yes or no, one of them business-critical. */
    private static void scorecard(Statement statement) throws SQLException {
        String by = "'" + TenMillion.coordinator() + "', '2023-12-01'";
        statement.execute("insert into scorecard (id, name, created_by, created_at, version) values ('"
                + SCORECARD_VERSION + "', 'Layanan', " + by + ", 0)");
        statement.execute(
                "insert into scorecard_version (id, scorecard_id, number, state, channels, effective_on, published_by,"
                        + " published_at, created_by, created_at, version) values ('" + SCORECARD_VERSION + "', '"
                        + SCORECARD_VERSION
                        + "', 1, 'PUBLISHED', '{}', '2024-01-01', " + by + ", " + by + ", 0)");
        statement.execute("insert into scorecard_section (id, version_id, position, title, weight, version) select "
                + SECTION.formatted("s") + ", '" + SCORECARD_VERSION
                + "', s, 'Bagian ' || s, 25, 0 from generate_series(1, 4) s");
        statement.execute("""
                insert into scorecard_criterion (id, section_id, position, text, help, kind, minimum, maximum, weight, na_allowed,
                  critical_class, critical_effect, comment_required, version)
                select %s, %s, (c - 1) %% 5 + 1, 'Butir layanan nomor ' || c, 'Menurut SOP layanan, nomor ' || c || '.',
                  case when c %% 5 = 3 then 'SCALE' else 'YES_NO' end, case when c %% 5 = 3 then 1 end,
                  case when c %% 5 = 3 then 5 end, 1, true, case when c = 6 then 'BUSINESS' end,
                  case when c = 6 then 'COUNT_ONLY' end, false, 0
                from generate_series(1, %d) c""".formatted(CRITERION.formatted("c"), SECTION.formatted("(c + 4) / 5"), CRITERIA));
        statement.execute("create temp table criterion on commit drop as select c as number, "
                + CRITERION.formatted("c") + " as id, c % 5 = 3 as scale from generate_series(1, " + CRITERIA + ") c");
        // What the c-th answer of the n-th evaluation is worth, in quarters; the same every time. About one in twelve
        // failed.
        statement.execute("""
                create function pg_temp.chance(n bigint, c int) returns bigint language sql immutable as
                $$ select (hashint8extended($1 * 32 + $2, 7) >> 8) & 127 $$""");
        statement.execute("""
                create function pg_temp.quarters(n bigint, c int) returns int language sql immutable as $$
                  select case when $2 % 5 <> 3 then case when pg_temp.chance($1, $2) < 10 then 0 else 4 end
                    when pg_temp.chance($1, $2) < 6 then 0 when pg_temp.chance($1, $2) < 14 then 1
                    when pg_temp.chance($1, $2) < 32 then 2 when pg_temp.chance($1, $2) < 70 then 3 else 4 end $$""");
    }

    /** Which conversations are samples: the newest of the 8 teams are open, of all others the first are scored. */
    private void chosen(Statement statement) throws SQLException {
        String leaders = "select team_id from team_leadership order by leader_id limit " + LEADERS;
        statement.execute(
                "create table benchmark_open as select id, place from (select id, row_number() over (partition by"
                        + " team_id order by started_at desc, id) as place from interaction where team_id in ("
                        + leaders
                        + ")) newest where place <= " + OPEN);
        statement.execute("alter table benchmark_open add primary key (id)");
        statement.execute("analyze benchmark_open");
        statement.execute("""
                create temp table chosen on commit drop as
                select s.n, s.id, s.agent_id, s.team_id, s.started_at, l.leader_id, s.place,
                  cast(s.started_at at time zone 'Asia/Jakarta' as date) as day, shelf_of(s.started_at) as month
                from (
                  (select row_number() over (order by i.id) as n, i.id, i.agent_id, i.team_id, i.started_at, 0 as place
                   from interaction i where not exists (select from benchmark_open o where o.id = i.id) order by i.id limit %d)
                  union all
                  select %d + row_number() over (order by i.id), i.id, i.agent_id, i.team_id, i.started_at, o.place
                  from interaction i join benchmark_open o on o.id = i.id) s
                join team_leadership l on l.team_id = s.team_id""".formatted(evaluations, evaluations));
        statement.execute("analyze chosen");
    }

    private void samples(Statement statement) throws SQLException {
        String by = "'" + TenMillion.coordinator() + "'";
        statement.execute("""
                insert into sampling_plan (id, version, name, team_id, period_from, period_to, channels, topics, quota, due_on,
                  created_by, created_at, drawn_at)
                select uuidv7(), 1, t.name || ' ' || to_char(c.month, 'YYYY-MM'), c.team_id, c.month,
                  cast(c.month + interval '1 month - 1 day' as date), '{}', '{}', 100, c.month + 45, %s, c.month, c.month
                from (select distinct team_id, month from chosen) c join team t on t.id = c.team_id""".formatted(by));
        statement.execute("""
                insert into sampling_draw (plan_id, seq, seed, cut_off, population, digest, drawn_by, drawn_at, method)
                select id, row_number() over (order by id), 'benchmark', period_to, 10000, 'benchmark', %s, period_to, 'SPREAD_BY_TIME'
                from sampling_plan""".formatted(by));
        statement.execute("""
                insert into sample (id, seq, plan_id, interaction_id, agent_id, team_id, random, draw_position, assignee_id, due_on,
                  status, chosen_by, chosen_at)
                select c.id, 100000 + c.n, p.id, c.id, c.agent_id, c.team_id, true,
                  row_number() over (partition by p.id, c.agent_id order by c.id), c.leader_id, p.due_on,
                  case when c.place = 0 then 'EVALUATED' else 'OPEN' end, %s, p.created_at
                from chosen c join sampling_plan p on p.team_id = c.team_id and p.period_from = c.month
                order by c.id""".formatted(by));
        statement.execute("select setval('sampling_seq', (select max(seq) from sample))");
    }

    private static void evaluations(Statement statement) throws SQLException {
        statement.execute("""
                create temp table scored on commit drop as
                select c.*, t.quarters, coalesce(t.failed, '{}') as failed
                from chosen c cross join lateral (
                  select sum(pg_temp.quarters(c.n, k.number)) as quarters,
                    array_agg(k.id order by k.id) filter (where pg_temp.quarters(c.n, k.number) = 0) as failed
                  from criterion k) t
                where c.place <= %d order by c.id""".formatted(DRAFTS));
        statement.execute("analyze scored");
        statement.execute("""
                insert into evaluation (id, sample_id, interaction_id, happened_at, happened_on, agent_id, team_id, evaluator_id,
                  scorecard_version_id, random, state, started_at, submitted_at, verdict, score, business_critical, version,
                  active_seconds, released_at, failed)
                select id, id, id, started_at, day, agent_id, team_id, leader_id, '%s', true,
                  case when place = 0 then 'SUBMITTED' else 'DRAFT' end, started_at + interval '47 hours',
                  case when place = 0 then started_at + interval '48 hours' end, case when place = 0 then 'CONFORMING' end,
                  case when place = 0 then quarters * 1.25 end,
                  case when place = 0 and pg_temp.quarters(n, 6) = 0 then 1 else 0 end, 1,
                  case when place = 0 then 240 + n %% 300 end, case when place = 0 then started_at + interval '48 hours' end,
                  case when place = 0 then failed else '{}' end
                from scored order by id""".formatted(SCORECARD_VERSION));
        statement.execute("""
                insert into section_score (evaluation_id, section_id, score)
                select e.id, s.id, 5.0 * (pg_temp.quarters(e.n, 5 * s.position - 4) + pg_temp.quarters(e.n, 5 * s.position - 3)
                  + pg_temp.quarters(e.n, 5 * s.position - 2) + pg_temp.quarters(e.n, 5 * s.position - 1)
                  + pg_temp.quarters(e.n, 5 * s.position))
                from (select id, n from scored where place = 0 order by id) e
                cross join scorecard_section s where s.version_id = '%s'""".formatted(SCORECARD_VERSION));
        statement.execute("""
                insert into answer (evaluation_id, criterion_id, not_applicable, yes, value, comment, revision, saved_at)
                select e.id, k.id, false, case when not k.scale then pg_temp.quarters(e.n, k.number) = 4 end,
                  case when k.scale then 1 + pg_temp.quarters(e.n, k.number) end,
                  case when pg_temp.quarters(e.n, k.number) = 0 then 'Belum sesuai SOP layanan.' end, 1,
                  e.started_at + interval '47 hours'
                from (select id, n, started_at from scored order by id) e cross join criterion k""");
    }

    /** What was begun of the queue is to be begun again, and nobody sits at a desk. */
    private static void takeBack(Statement statement) throws SQLException {
        String begun = "(select e.id from evaluation e join benchmark_open o on o.id = e.sample_id where o.place > "
                + DRAFTS + ")";
        statement.execute("delete from evaluation_desk");
        statement.execute("delete from answer where evaluation_id in " + begun);
        statement.execute("delete from evaluation where id in " + begun);
        statement.execute(
                "update sample set status = 'OPEN' where status <> 'OPEN' and id in (select id from benchmark_open)");
    }
}
