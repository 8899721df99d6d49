package id.binamutu.sampling;

import id.binamutu.interaction.DrawLock;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The draw in SQL. Within each agent conversations stand in the order of SHA-256(seed + id), and the first of them are drawn:
 * nothing but the seed and the population decides, so whoever repeats it gets the same.
 */
@Component
class Drawing {

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    /** Draws, replacements and additions by hand go one after the other. */
    private static final long LOCK = 4217004;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String RANKED = """
            ranked as (
              select id, agent_id, row_number() over (partition by agent_id order by sha256(convert_to(:seed || id, 'UTF8')), id)
                as position from population)""";

    private final JdbcClient jdbc;

    Drawing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A conversation's place in its agent's order. */
    record Ranked(UUID interactionId, UUID agentId, int position) {}

    record Population(long count, String digest) {}

    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(" + LOCK + ")")
                .query((row, n) -> "")
                .single();
    }

    /**
     * Waits a moment for conversations that are on their way in.
     *
     * @throws RuleViolation when it is a whole import
     */
    void aloneWithConversations() {
        jdbc.sql("select set_config('lock_timeout', '3s', true)")
                .query((row, n) -> "")
                .single();
        try {
            jdbc.sql("select pg_advisory_xact_lock(" + DrawLock.KEY + ")")
                    .query((row, n) -> "")
                    .single();
        } catch (UncategorizedSQLException e) {
            SQLException cause = e.getSQLException();
            throw cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
                    ? RuleViolation.of("sampling.import-running")
                    : e;
        }
        jdbc.sql("select set_config('lock_timeout', '0', true)")
                .query((row, n) -> "")
                .single();
    }

    /**
     * Fixes the population and draws, in one statement.
     *
     * @return how many samples there are now
     */
    int draw(SamplingPlan plan, String seed, UUID assigneeId, UUID by, Instant now) {
        Map<String, Object> params = parameters(plan);
        params.put("seed", seed);
        params.put("quota", plan.quota());
        params.put("plan", plan.id());
        params.put("assignee", assigneeId);
        params.put("due", plan.dueOn());
        params.put("by", by);
        params.put("now", utc(now));
        return jdbc.sql(
                        "with moment as materialized (select nextval('sampling_seq') as seq, clock_timestamp() as cut_off), "
                                + population(
                                        plan.criteria(), "(select cut_off from moment)", "(select seq from moment)")
                                + ", " + RANKED + """
                        , fixed as (
                          insert into sampling_draw (plan_id, seq, seed, cut_off, population, digest, drawn_by, drawn_at)
                          select :plan, (select seq from moment), :seed, (select cut_off from moment), count(*),
                            encode(sha256(convert_to(coalesce(string_agg(cast(id as text), ',' order by id), ''), 'UTF8')), 'hex'),
                            :by, :now
                          from population)
                        insert into sample (id, seq, plan_id, interaction_id, agent_id, team_id, random, draw_position, assignee_id,
                          due_on, chosen_by, chosen_at)
                        select uuidv7(), nextval('sampling_seq'), :plan, id, agent_id, :team, true, position, :assignee, :due, :by,
                          :now
                        from ranked where position <= :quota""")
                .params(params)
                .update();
    }

    Optional<Draw> find(UUID planId) {
        return jdbc.sql("select * from sampling_draw where plan_id = :plan")
                .param("plan", planId)
                .query((row, n) -> draw(row))
                .optional();
    }

    /** The population of a draw as it can be found today. */
    Population population(SamplingPlan plan, Draw draw) {
        return jdbc.sql("with " + population(plan.criteria(), ":cutOff", ":seq") + """
                        select count(*) as n,
                          encode(sha256(convert_to(coalesce(string_agg(cast(id as text), ',' order by id), ''), 'UTF8')), 'hex') as digest
                        from population""")
                .params(parameters(plan, draw))
                .query((row, n) -> new Population(row.getLong("n"), row.getString("digest")))
                .single();
    }

    /** The draw once more, without writing anything. */
    List<Ranked> repeat(SamplingPlan plan, Draw draw) {
        return jdbc.sql("with " + population(plan.criteria(), ":cutOff", ":seq") + ", " + RANKED + """
                        select * from ranked where position <= :quota order by agent_id, position""")
                .params(parameters(plan, draw))
                .param("seed", draw.seed())
                .param("quota", plan.quota())
                .query((row, n) -> ranked(row))
                .list();
    }

    /** The agent's next conversation in the order of the draw that nobody has chosen since. */
    Optional<Ranked> next(SamplingPlan plan, Draw draw, UUID agentId) {
        return jdbc.sql("with " + population(plan.criteria(), ":cutOff", ":seq") + ", " + RANKED + """
                        select * from ranked where agent_id = :agent
                          and position > (select coalesce(max(draw_position), 0) from sample where plan_id = :plan and agent_id = :agent)
                          and not exists (select from sample where interaction_id = ranked.id)
                        order by position limit 1""")
                .params(parameters(plan, draw))
                .param("seed", draw.seed())
                .param("agent", agentId)
                .param("plan", plan.id())
                .query((row, n) -> ranked(row))
                .optional();
    }

    /** How many conversations of each agent fulfil the criteria: at the draw, or now. */
    Map<UUID, Long> perAgent(SamplingPlan plan, @Nullable Draw draw) {
        Map<String, Object> params = draw == null ? parameters(plan) : parameters(plan, draw);
        String cutOff = draw == null ? "cast('infinity' as timestamptz)" : ":cutOff";
        String seq = draw == null ? String.valueOf(Long.MAX_VALUE) : ":seq";
        return jdbc
                .sql("with " + population(plan.criteria(), cutOff, seq)
                        + " select agent_id, count(*) as n from population group by agent_id")
                .params(params)
                .query((row, n) -> Map.entry(row.getObject("agent_id", UUID.class), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String population(SamplingCriteria criteria, String cutOff, String seq) {
        List<String> all = new ArrayList<>(List.of(
                "i.team_id = :team",
                "i.started_at >= :from",
                "i.started_at < :to",
                "i.imported_at <= " + cutOff,
                "not exists (select from sample s where s.interaction_id = i.id and s.seq < " + seq + ")"));
        if (!criteria.channels().isEmpty()) {
            all.add("i.channel = any(:channels)");
        }
        if (!criteria.topics().isEmpty()) {
            all.add("i.topic = any(:topics)");
        }
        if (criteria.minSeconds() != null) {
            all.add("i.handling_seconds >= :minSeconds");
        }
        if (criteria.maxSeconds() != null) {
            all.add("i.handling_seconds <= :maxSeconds");
        }
        if (criteria.minCsat() != null) {
            all.add("i.csat >= :minCsat");
        }
        if (criteria.maxCsat() != null) {
            all.add("i.csat <= :maxCsat");
        }
        return "population as materialized (select i.id, i.agent_id from interaction i where "
                + String.join(" and ", all) + ")";
    }

    private static Map<String, Object> parameters(SamplingPlan plan, Draw draw) {
        Map<String, Object> params = parameters(plan);
        params.put("cutOff", utc(draw.cutOff()));
        params.put("seq", draw.seq());
        return params;
    }

    private static Map<String, Object> parameters(SamplingPlan plan) {
        SamplingCriteria criteria = plan.criteria();
        Map<String, Object> params = new HashMap<>();
        params.put("team", plan.teamId());
        params.put("from", start(criteria.from()));
        params.put("to", start(criteria.to().plusDays(1)));
        params.put("channels", criteria.channels().toArray(String[]::new));
        params.put("topics", criteria.topics().toArray(String[]::new));
        putIfStated(params, "minSeconds", criteria.minSeconds());
        putIfStated(params, "maxSeconds", criteria.maxSeconds());
        putIfStated(params, "minCsat", criteria.minCsat());
        putIfStated(params, "maxCsat", criteria.maxCsat());
        return params;
    }

    private static void putIfStated(Map<String, Object> params, String name, @Nullable Integer value) {
        if (value != null) {
            params.put(name, value);
        }
    }

    private static Ranked ranked(ResultSet row) throws SQLException {
        return new Ranked(
                row.getObject("id", UUID.class), row.getObject("agent_id", UUID.class), row.getInt("position"));
    }

    private static Draw draw(ResultSet row) throws SQLException {
        return new Draw(
                row.getObject("plan_id", UUID.class),
                row.getLong("seq"),
                row.getString("seed"),
                row.getObject("cut_off", OffsetDateTime.class).toInstant(),
                row.getLong("population"),
                row.getString("digest"),
                row.getObject("drawn_by", UUID.class),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(JAKARTA).toOffsetDateTime();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
