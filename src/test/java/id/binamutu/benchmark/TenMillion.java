package id.binamutu.benchmark;

import id.binamutu.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A contact centre of 40 teams and 500 agents with 24 months of conversations, in an embedded PostgreSQL that is kept between
 * runs: the same rows every time for the same number of them. Rows come by COPY into months without indexes, which are built
 * when a month is full; that is how a backup is restored too.
 */
public final class TenMillion {

    public static final YearMonth LAST_MONTH = YearMonth.of(2026, 10);
    public static final int MONTHS = 24;
    public static final int TEAMS = 40;
    public static final int AGENTS = 500;
    static final String DATABASE = "binamutu";

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final int CHUNK = 1 << 16;

    /** For loading only: whoever pulls the plug begins again. */
    static final Map<String, String> LOADING = Map.of(
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "autovacuum", "off",
            "max_wal_size", "4GB",
            "shared_buffers", "1GB",
            "maintenance_work_mem", "1GB");

    private final EmbeddedPostgres postgres;
    private final long rows;

    private TenMillion(EmbeddedPostgres postgres, long rows) {
        this.postgres = postgres;
        this.rows = rows;
    }

    /** Makes what is not there yet; what an interrupted run left behind is made anew. */
    public static void ready(Path home, long rows) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, LOADING)) {
            new TenMillion(postgres, rows).make();
        }
    }

    /** For making them ahead of the benchmarks: a folder and a number of conversations. */
    public static void main(String[] args) throws Exception {
        ready(Path.of(args[0]), Long.parseLong(args[1]));
    }

    public static UUID team(int number) {
        return new UUID(0x7e_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    public static UUID agent(int number) {
        return new UUID(0xa9_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    public static UUID leader(int number) {
        return new UUID(0x1e_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    /** Reads every team. */
    public static UUID coordinator() {
        return new UUID(0xc0_0000_0000_7000L, 0x8000_0000_0000_0000L);
    }

    static int teamOf(int agent) {
        return agent % TEAMS;
    }

    private void make() throws Exception {
        if (there() == rows) {
            return;
        }
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
        }
        postgres.createDatabase(DATABASE);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password())
                .load()
                .migrate();
        long start = System.nanoTime();
        people();
        List<String> indexes = withoutIndexes();
        conversations();
        for (String index : indexes) {
            execute(index);
        }
        System.out.printf("%,d conversations in %,d s%n", rows, (System.nanoTime() - start) / 1_000_000_000);
        execute("vacuum analyze", "create table benchmark_rows as select " + rows + " as rows", "checkpoint");
        System.out.printf("ready after %,d s%n", (System.nanoTime() - start) / 1_000_000_000);
    }

    private long there() throws SQLException {
        postgres.createDatabase(DATABASE);
        try (Connection connection = postgres.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            ResultSet table = statement.executeQuery("select to_regclass('benchmark_rows') is not null");
            table.next();
            if (!table.getBoolean(1)) {
                return -1;
            }
            ResultSet row = statement.executeQuery("select rows from benchmark_rows");
            row.next();
            return row.getLong(1);
        }
    }

    private void people() throws SQLException {
        execute(
                "insert into team (id, name) values " + values(TEAMS, i -> "('" + team(i) + "', 'Tim " + i + "')"),
                "insert into person (id, employee_id, name, joined_on) values "
                        + values(AGENTS, i -> "('" + agent(i) + "', 'A" + i + "', 'Agen " + i + "', '2024-01-02')"),
                "insert into person (id, employee_id, name, joined_on) values "
                        + values(TEAMS, i -> "('" + leader(i) + "', 'T" + i + "', 'Pemimpin " + i + "', '2024-01-02')"),
                "insert into person (id, employee_id, name, joined_on) values ('" + coordinator()
                        + "', 'K0', 'Koordinator', '2024-01-02')",
                "insert into person_role (person_id, role) select id, case left(employee_id, 1) when 'A' then 'AGENT'"
                        + " when 'T' then 'TEAM_LEADER' else 'COORDINATOR' end from person",
                "insert into team_membership (id, agent_id, team_id, valid_from) values "
                        + values(
                                AGENTS,
                                i -> "(gen_random_uuid(), '" + agent(i) + "', '" + team(teamOf(i))
                                        + "', '2024-01-02')"),
                "insert into team_leadership (id, leader_id, team_id, valid_from) values "
                        + values(
                                TEAMS,
                                i -> "(gen_random_uuid(), '" + leader(i) + "', '" + team(i) + "', '2024-01-02')"),
                "insert into interaction_channel values " + names(Speech.CHANNELS),
                "insert into interaction_topic values " + names(Speech.TOPICS),
                "insert into interaction_product values " + names(Speech.PRODUCTS),
                "insert into productivity_day (agent_id, day, handled, target, aht_seconds, frt_seconds, adherence_percent,"
                        + " csat) select p.id, cast(d as date), 20 + abs(hashtext(p.employee_id || d)) % 50, 45,"
                        + " 200 + abs(hashtext(d || p.employee_id)) % 400, 15, 92.5, 4.2 from person p, generate_series(date '"
                        + LAST_MONTH.minusMonths(MONTHS - 1).atDay(1) + "', date '" + LAST_MONTH.atEndOfMonth()
                        + "', interval '1 day') d where left(p.employee_id, 1) = 'A' and extract(isodow from d) < 6");
    }

    /** Drops what only slows loading down. @return the statements that make it again */
    private List<String> withoutIndexes() throws SQLException {
        List<String> make = new ArrayList<>();
        List<String> drop = new ArrayList<>();
        try (Connection connection = postgres.connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select indexrelid::regclass, pg_get_indexdef(indexrelid) from"
                        + " pg_index where indrelid = 'interaction'::regclass and not indisunique")) {
            while (row.next()) {
                drop.add("drop index " + row.getString(1));
                make.add(row.getString(2));
            }
        }
        execute(drop.toArray(String[]::new));
        return make;
    }

    private void conversations() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors())));
        try {
            List<Future<?>> months = new ArrayList<>();
            for (int i = 0; i < MONTHS; i++) {
                YearMonth month = LAST_MONTH.minusMonths(MONTHS - 1 - i);
                long first = rows * i / MONTHS;
                long last = rows * (i + 1) / MONTHS;
                months.add(workers.submit(() -> {
                    month(month, first, last);
                    return null;
                }));
            }
            for (Future<?> month : months) {
                month.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private void month(YearMonth month, long first, long last) throws SQLException, IOException {
        String shelf = month.atDay(1).toString();
        String table = "transcript_" + shelf.substring(0, 7).replace('-', '_');
        try (Connection heads = postgres.connect(DATABASE);
                Connection said = postgres.connect(DATABASE);
                Statement statement = said.createStatement()) {
            said.setAutoCommit(false);
            // The check spares attaching from reading everything once more.
            statement.execute("create table " + table
                    + " (like transcript including all excluding indexes, check (shelf = '" + shelf + "'))");
            copy(month, first, last, heads, said, table);
            for (String index : indexesOf(statement, table)) {
                statement.execute(index);
            }
            said.commit();
            statement.execute("alter table transcript attach partition " + table + " for values in ('" + shelf + "')");
            statement.execute("alter table " + table + " drop constraint " + table + "_shelf_check");
            said.commit();
        }
        System.out.println(month + " is there");
    }

    private static List<String> indexesOf(Statement statement, String table) throws SQLException {
        List<String> indexes = new ArrayList<>();
        indexes.add("alter table " + table + " add primary key (interaction_id, shelf)");
        try (ResultSet row = statement.executeQuery("select pg_get_indexdef(indexrelid) from pg_index"
                + " where indrelid = 'transcript'::regclass and not indisprimary")) {
            while (row.next()) {
                indexes.add(row.getString(1)
                        .replaceFirst("INDEX \\S+ ON ONLY (public\\.)?transcript ", "INDEX ON " + table + " "));
            }
        }
        return indexes;
    }

    private static void copy(YearMonth month, long first, long last, Connection heads, Connection said, String table)
            throws SQLException {
        CopyIn headRows = heads.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy interaction (id, conversation_id, channel, agent_id, team_id, started_at, ended_at, topic,"
                                + " product, csat, message_count, test) from stdin");
        CopyIn saidRows = said.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table
                        + " (shelf, interaction_id, started_at, team_id, agent_id, channel, topic, product,"
                        + " csat, handling_seconds, customer_ref, customer_key, messages) from stdin");
        SplittableRandom random = new SplittableRandom(first);
        Speech speech = new Speech(random.split());
        StringBuilder head = new StringBuilder();
        StringBuilder what = new StringBuilder();
        long begin = start(month.atDay(1));
        double step = (start(month.plusMonths(1).atDay(1)) - begin) / (double) (last - first);
        for (long row = first; row < last; row++) {
            long millis = begin + (long) ((row - first) * step);
            Instant started = Instant.ofEpochMilli(millis);
            UUID id = new UUID((millis << 16) | 0x7000L | (row & 0xfff), 0x8000_0000_0000_0000L | row);
            int agent = random.nextInt(AGENTS);
            int seconds = 60 + (int) (-420 * Math.log(1 - random.nextDouble() * 0.999));
            int count = 4 + random.nextInt(5);
            int topic = (int) Math.pow(Speech.TOPICS.size(), random.nextDouble() * 0.999);
            String ofTopic = Speech.TOPICS.get(topic - 1);
            String narrowed = Speech.CHANNELS.get(Math.min(3, random.nextInt(6))) + "\t" + agent(agent) + "\t"
                    + team(teamOf(agent));
            String csat = random.nextInt(3) > 0 ? "\\N" : "" + Math.min(5, 1 + random.nextInt(8));
            String product = Speech.PRODUCTS.get(random.nextInt(6));
            head.append(id)
                    .append("\tOMNI-")
                    .append(month)
                    .append('-')
                    .append(row)
                    .append('\t');
            head.append(narrowed).append('\t').append(started).append('\t');
            head.append(started.plusSeconds(seconds))
                    .append('\t')
                    .append(ofTopic)
                    .append('\t');
            head.append(product)
                    .append('\t')
                    .append(csat)
                    .append('\t')
                    .append(count)
                    .append("\tfalse\n");
            what.append(month.atDay(1))
                    .append('\t')
                    .append(id)
                    .append('\t')
                    .append(started)
                    .append('\t');
            what.append(team(teamOf(agent))).append('\t').append(agent(agent)).append('\t');
            what.append(narrowed, 0, narrowed.indexOf('\t'))
                    .append('\t')
                    .append(ofTopic)
                    .append('\t');
            what.append(product)
                    .append('\t')
                    .append(csat)
                    .append('\t')
                    .append(seconds)
                    .append("\tC");
            long customer = random.nextInt(2_000_000);
            what.append(customer)
                    .append('\t')
                    .append(customer * 0x9e3779b97f4a7c15L)
                    .append('\t');
            speech.write(what, started, count, ofTopic);
            what.append('\n');
            flush(head, headRows, CHUNK);
            flush(what, saidRows, CHUNK);
        }
        flush(head, headRows, 0);
        flush(what, saidRows, 0);
        headRows.endCopy();
        saidRows.endCopy();
    }

    private static void flush(StringBuilder text, CopyIn into, int from) throws SQLException {
        if (text.length() > from) {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            into.writeToCopy(bytes, 0, bytes.length);
            text.setLength(0);
        }
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(JAKARTA).toInstant().toEpochMilli();
    }

    private static String values(int count, java.util.function.IntFunction<String> row) {
        return String.join(", ", IntStream.range(0, count).mapToObj(row).toList());
    }

    private static String names(List<String> names) {
        return String.join(", ", names.stream().map(name -> "('" + name + "')").toList());
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = postgres.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
