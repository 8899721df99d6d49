package id.binamutu.sampling;

import id.binamutu.importing.RunningImports;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The draw in SQL. Nothing but the seed, the population and what was asked of each agent decides, so whoever repeats it gets the
 * same.
 *
 * <p>A draw is spread over the period. The N conversations of an agent's stratum stand in the order of time (where it is set, by
 * channel, topic, product or shift first) at the places 0…N−1. A start u, made from SHA-256(seed + agent + stratum) mod N, turns
 * the order like a ring, and the ring is cut into n equal parts: zone = ⌊((place + u) mod N) · n ÷ N⌋, so parts differ by one
 * conversation at most. From each part the conversation with the smallest SHA-256(seed + id) is drawn.
 *
 * <p>Every conversation has the same chance n/N. Over all starts it falls on each place r of the ring once, with chance 1/N;
 * there it is one of the m(r) conversations of its part, drawn with chance 1/m(r). The sum over r of 1/m(r) counts 1 for each
 * part, which is n; so the chance is n/N, also where n does not divide N. Without the turn, conversations of the smaller parts
 * would come more often. Each part is a stratum of one drawn unit (W. G. Cochran, Sampling Techniques, 3rd ed., 1977, ch. 5A.12
 * and 8.3; the ring is Lahiri's circular systematic sampling, ch. 8.1). With one unit in each the variance inside the parts is not
 * known; taking that of a simple random sample is on the safe side when time matters and makes no difference when it does not
 * (ch. 8.5). Strata are drawn at rates of their own; each sample keeps N/n as its weight.
 */
@Component
class Drawing {

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    /** Draws, replacements and additions by hand go one after the other. */
    private static final long LOCK = 4217004;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String DIGEST =
            "encode(sha256(convert_to(coalesce(string_agg(cast(id as text), ',' order by id), ''), 'UTF8')), 'hex')";

    /** What is asked of every agent's stratum, from what is known before and the population. */
    private static final String ASKED = """
            agents (agent_id, base, grounds, present, expected) as (
              select * from unnest(:agents, :bases, :grounds, :presents, :expecteds)),
            listed (stratum, base) as (select * from unnest(:strata, :numbers)),
            left_open (agent_id, stratum, number) as (select * from unnest(:openAgents, :openStrata, :openNumbers)),
            counted as (select agent_id, stratum, cast(count(*) as int) as population from population group by agent_id, stratum),
            keys as (
              select a.agent_id, l.stratum from agents a cross join listed l union select agent_id, stratum from counted),
            asked as (
              select k.agent_id, k.stratum, coalesce(l.base, a.base, :quota) as base, a.grounds, a.present, a.expected,
                coalesce(o.number, 0) as carried, coalesce(n.population, 0) as population
              from keys k
              left join agents a on a.agent_id = k.agent_id
              left join listed l on l.stratum = k.stratum
              left join left_open o on o.agent_id = k.agent_id and o.stratum = k.stratum
              left join counted n on n.agent_id = k.agent_id and n.stratum = k.stratum),
            -- Conversations of somebody without a day at work: the days are wrong, not the conversations.
            wanting as (
              select *, carried + case when expected is null or present is null or (present = 0 and population > 0) then base
                else cast(ceil(cast(base * present as numeric) / expected) as int) end as wanted
              from asked),
            cells as materialized (select *, least(wanted, population) as drawn from wanting)""";

    private static final String STORED_CELLS =
            "cells as materialized (select * from sampling_cell where plan_id = :plan)";

    /** The method of today. */
    private static final String SPREAD = """
            turned as materialized (
              select agent_id, stratum, population as size, drawn, mod(cast(cast('x' || left(encode(sha256(convert_to(
                  :seed || cast(agent_id as text) || stratum, 'UTF8')), 'hex'), 15) as bit(60)) as bigint), greatest(population, 1))
                as turn
              from cells),
            placed as (
              select p.id, p.agent_id, p.stratum, p.started_at, t.size, t.drawn, t.turn,
                row_number() over (partition by p.agent_id, p.stratum order by %s p.started_at, p.id) - 1 as place,
                sha256(convert_to(:seed || p.id, 'UTF8')) as hash
              from population p join turned t on t.agent_id = p.agent_id and t.stratum = p.stratum),
            zoned as (
              select *, case when drawn = 0 then 0 else cast(mod(place + turn, size) * drawn / size as int) end as zone from placed),
            ranked as (
              select *, row_number() over (partition by agent_id, stratum, zone order by hash, id) as rank from zoned)""";

    private static final String CHOSEN = """
            chosen as (
              select *, cast(row_number() over (partition by agent_id order by stratum, zone) as int) as position
              from ranked where rank = 1 and drawn > 0)""";

    /** The method before. */
    private static final String HASHED = """
            ranked as (
              select *, cast(null as int) as zone, cast(null as bigint) as place, cast(null as bigint) as turn,
                row_number() over (partition by agent_id order by hash, id) as rank
              from (select *, sha256(convert_to(:seed || id, 'UTF8')) as hash from population) p),
            chosen as (
              select r.*, cast(r.rank as int) as position, 1 as size, 1 as drawn from ranked r
              where r.rank <= :quota)""";

    private final JdbcClient jdbc;
    private final RunningImports imports;

    Drawing(JdbcClient jdbc, RunningImports imports) {
        this.jdbc = jdbc;
        this.imports = imports;
    }

    /**
     * A conversation that a draw takes.
     *
     * @param position among the agent's
     * @param zone part of the stratum's population; null for a draw that knew none
     * @param hash SHA-256 of seed and id
     */
    record Ranked(
            UUID interactionId,
            UUID agentId,
            int position,
            String stratum,
            @Nullable Integer zone,
            String hash) {}

    /** A conversation of the population, as an auditor recomputes it. */
    record Member(
            UUID interactionId,
            String conversationId,
            UUID agentId,
            String stratum,
            Instant startedAt,
            @Nullable Long place,
            @Nullable Long turn,
            @Nullable Integer zone,
            String hash,
            long rank,
            boolean drawn) {}

    /** How many of an agent's stratum stayed outside the population, each for the first of the causes that holds. */
    record Outside(UUID agentId, String stratum, long test, long sampled, long length, long csat) {}

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
        // An import goes in by steps and holds the lock for one at a time.
        if (imports.committing("interactions")) {
            throw RuleViolation.of("sampling.import-running");
        }
    }

    /**
     * Fixes the population and draws, in one statement.
     *
     * @return how many samples there are now
     */
    int draw(
            SamplingPlan plan,
            List<QuotaGrounds.OfAgent> agents,
            List<QuotaGrounds.Open> open,
            String seed,
            UUID assigneeId,
            UUID by,
            Instant now) {
        return jdbc.sql(
                        "with moment as materialized (select nextval('sampling_seq') as seq, clock_timestamp() as cut_off), "
                                + population(
                                        plan,
                                        DrawMethod.SPREAD_BY_TIME,
                                        "(select cut_off from moment)",
                                        "(select seq from moment)")
                                + ", " + ASKED + ", " + spread(plan) + ", " + CHOSEN + """
                        , fixed as (
                          insert into sampling_draw (plan_id, method, seq, seed, cut_off, population, digest, drawn_by, drawn_at)
                          select :plan, 'SPREAD_BY_TIME', (select seq from moment), :seed, (select cut_off from moment), count(*),
                        """ + DIGEST + """
                        , :by, :now from population),
                        kept as (
                          insert into sampling_cell (plan_id, agent_id, stratum, base, grounds, present, expected, carried, wanted,
                            population, drawn)
                          select :plan, agent_id, stratum, base, grounds, present, expected, carried, wanted, population, drawn
                          from cells)
                        insert into sample (id, seq, plan_id, interaction_id, agent_id, team_id, random, draw_position, assignee_id,
                          due_on, chosen_by, chosen_at, stratum, zone, weight)
                        select uuidv7(), nextval('sampling_seq'), :plan, id, agent_id, :team, true, position, :assignee, :due, :by,
                          :now, stratum, zone, cast(size as double precision) / drawn
                        from chosen""")
                .params(parameters(plan))
                .params(asked(plan, agents, open))
                .param("seed", seed)
                .param("plan", plan.id())
                .param("assignee", assigneeId)
                .param("due", plan.dueOn())
                .param("by", by)
                .param("now", utc(now))
                .update();
    }

    Optional<Draw> find(UUID planId) {
        return jdbc.sql("select * from sampling_draw where plan_id = :plan")
                .param("plan", planId)
                .query((row, n) -> draw(row))
                .optional();
    }

    /** What a draw would ask of every agent's stratum now. */
    List<Cell> preview(SamplingPlan plan, List<QuotaGrounds.OfAgent> agents, List<QuotaGrounds.Open> open) {
        return jdbc.sql("with "
                        + population(
                                plan,
                                DrawMethod.SPREAD_BY_TIME,
                                "cast('infinity' as timestamptz)",
                                String.valueOf(Long.MAX_VALUE))
                        + ", " + ASKED + " select * from cells order by stratum")
                .params(parameters(plan))
                .params(asked(plan, agents, open))
                .query((row, n) -> cell(row))
                .list();
    }

    /** What the draw asked of every agent's stratum, and got. */
    List<Cell> cells(UUID planId) {
        return jdbc.sql("select * from sampling_cell where plan_id = :plan order by stratum")
                .param("plan", planId)
                .query((row, n) -> cell(row))
                .list();
    }

    /** The population of a draw as it can be found today. */
    Population population(SamplingPlan plan, Draw draw) {
        return jdbc.sql("with " + population(plan, draw.method(), ":cutOff", ":seq") + " select count(*) as n, "
                        + DIGEST + " as digest from population")
                .params(parameters(plan, draw))
                .query((row, n) -> new Population(row.getLong("n"), row.getString("digest")))
                .single();
    }

    /** The draw once more, without writing anything. */
    List<Ranked> repeat(SamplingPlan plan, Draw draw) {
        return jdbc.sql("with " + again(plan, draw)
                        + " select *, encode(hash, 'hex') as hex from chosen order by agent_id, position")
                .params(parameters(plan, draw))
                .query((row, n) -> ranked(row))
                .list();
    }

    /** The whole population with everything that decides, in the order in which it is gone through. */
    List<Member> members(SamplingPlan plan, Draw draw) {
        return jdbc.sql("with " + again(plan, draw) + """
                         select r.*, i.conversation_id, encode(r.hash, 'hex') as hex, c.id is not null as taken
                        from ranked r join interaction i on i.id = r.id left join chosen c on c.id = r.id
                        order by r.agent_id, r.stratum, r.place, r.rank""")
                .params(parameters(plan, draw))
                .query((row, n) -> new Member(
                        row.getObject("id", UUID.class),
                        row.getString("conversation_id"),
                        row.getObject("agent_id", UUID.class),
                        row.getString("stratum"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("place", Long.class),
                        row.getObject("turn", Long.class),
                        row.getObject("zone", Integer.class),
                        row.getString("hex"),
                        row.getLong("rank"),
                        row.getBoolean("taken")))
                .list();
    }

    /**
     * What takes a sample's place: the next in the order of its own part of the period, then of the other parts; never from
     * another stratum, and never what was drawn since.
     */
    Optional<Ranked> next(SamplingPlan plan, Draw draw, UUID sampleId) {
        return jdbc.sql("with " + again(plan, draw) + """
                        , gone as (select agent_id, stratum, zone from sample where id = :sample)
                        select r.*, encode(r.hash, 'hex') as hex, case when r.zone is null then cast(r.rank as int) else (
                            select max(draw_position) + 1 from sample where plan_id = :plan and agent_id = r.agent_id) end as position
                        from ranked r join gone g on g.agent_id = r.agent_id and (r.zone is null or g.stratum = r.stratum)
                        where not exists (select from sample where interaction_id = r.id and random)
                        order by (r.zone = g.zone) desc nulls last, r.rank, r.zone limit 1""")
                .params(parameters(plan, draw))
                .param("sample", sampleId)
                .query((row, n) -> ranked(row))
                .optional();
    }

    /** What fulfils the criteria of channel, topic and product but is not in the population, and why. */
    List<Outside> outside(SamplingPlan plan, @Nullable Draw draw) {
        String sampled = draw == null
                ? sampled(DrawMethod.SPREAD_BY_TIME, String.valueOf(Long.MAX_VALUE))
                : sampled(draw.method(), ":seq");
        String fits = String.join(" and ", length(plan.criteria()));
        String satisfied = String.join(" and ", csat(plan.criteria()));
        return jdbc.sql("""
                        with seen as (
                          select i.agent_id, %s as stratum, case when i.test then 1 when %s then 2 when not coalesce(%s, false) then 3
                            when not coalesce(%s, false) then 4 end as cause
                          from interaction i where %s)
                        select agent_id, stratum, count(*) filter (where cause = 1) as test, count(*) filter (where cause = 2) as sampled,
                          count(*) filter (where cause = 3) as length, count(*) filter (where cause = 4) as csat
                        from seen where cause is not null group by agent_id, stratum""".formatted(
                        stratum(plan.quota()),
                        sampled,
                        fits.isEmpty() ? "true" : fits,
                        satisfied.isEmpty() ? "true" : satisfied,
                        String.join(
                                " and ",
                                kind(plan.criteria(), draw == null ? "cast('infinity' as timestamptz)" : ":cutOff"))))
                .params(draw == null ? parameters(plan) : parameters(plan, draw))
                .query((row, n) -> new Outside(
                        row.getObject("agent_id", UUID.class),
                        row.getString("stratum"),
                        row.getLong("test"),
                        row.getLong("sampled"),
                        row.getLong("length"),
                        row.getLong("csat")))
                .list();
    }

    private static String again(SamplingPlan plan, Draw draw) {
        return population(plan, draw.method(), ":cutOff", ":seq") + ", "
                + switch (draw.method()) {
                    case ORDER_BY_HASH -> HASHED;
                    case SPREAD_BY_TIME -> STORED_CELLS + ", " + spread(plan) + ", " + CHOSEN;
                };
    }

    private static String spread(SamplingPlan plan) {
        return SPREAD.formatted(IntStream.range(0, plan.quota().spreadOver().size())
                .mapToObj(i -> "p.kind" + i + ",")
                .collect(Collectors.joining(" ")));
    }

    private static String population(SamplingPlan plan, DrawMethod method, String cutOff, String seq) {
        SamplingCriteria criteria = plan.criteria();
        Quota quota = plan.quota();
        List<String> all = new ArrayList<>(kind(criteria, cutOff));
        all.add("not i.test");
        all.add("not " + sampled(method, seq));
        all.addAll(length(criteria));
        all.addAll(csat(criteria));
        StringBuilder kinds = new StringBuilder();
        for (int i = 0; i < quota.spreadOver().size(); i++) {
            kinds.append(", ")
                    .append(kind(quota.spreadOver().get(i), quota))
                    .append(" as kind")
                    .append(i);
        }
        return "population as materialized (select i.id, i.agent_id, i.started_at, " + stratum(quota) + " as stratum"
                + kinds + " from interaction i where " + String.join(" and ", all) + ")";
    }

    /** What was chosen on purpose stays in the population: draws that lack what rules find would flatter. */
    private static String sampled(DrawMethod method, String seq) {
        return "exists (select from sample s where s.interaction_id = i.id and s.seq < " + seq
                + (method == DrawMethod.SPREAD_BY_TIME ? " and s.random)" : ")");
    }

    private static List<String> kind(SamplingCriteria criteria, String cutOff) {
        List<String> all = new ArrayList<>(List.of(
                "i.team_id = :team", "i.started_at >= :from", "i.started_at < :to", "i.imported_at <= " + cutOff));
        if (!criteria.channels().isEmpty()) {
            all.add("i.channel = any(:channels)");
        }
        if (!criteria.topics().isEmpty()) {
            all.add("i.topic = any(:topics)");
        }
        if (!criteria.products().isEmpty()) {
            all.add("i.product = any(:products)");
        }
        return all;
    }

    private static List<String> length(SamplingCriteria criteria) {
        List<String> all = new ArrayList<>();
        if (criteria.minSeconds() != null) {
            all.add("i.handling_seconds >= :minSeconds");
        }
        if (criteria.maxSeconds() != null) {
            all.add("i.handling_seconds <= :maxSeconds");
        }
        return all;
    }

    private static List<String> csat(SamplingCriteria criteria) {
        List<String> all = new ArrayList<>();
        if (criteria.minCsat() != null) {
            all.add("i.csat >= :minCsat");
        }
        if (criteria.maxCsat() != null) {
            all.add("i.csat <= :maxCsat");
        }
        return all;
    }

    private static String stratum(Quota quota) {
        return quota.by().partsConversations() ? kind(quota.by(), quota) : "''";
    }

    /** Shifts are written into the statement as numbers; their names come as parameters. */
    private static String kind(Dimension dimension, Quota quota) {
        return switch (dimension) {
            case CHANNEL -> "lower(i.channel)";
            case TOPIC -> "lower(coalesce(i.topic, '-'))";
            case PRODUCT -> "lower(coalesce(i.product, '-'))";
            case SHIFT -> {
                StringBuilder text = new StringBuilder("case");
                for (int i = quota.shifts().size() - 1; i >= 0; i--) {
                    text.append(" when cast(i.started_at at time zone 'Asia/Jakarta' as time) >= time '")
                            .append(quota.shifts().get(i).from())
                            .append("' then lower(cast(:shift")
                            .append(i)
                            .append(" as text))");
                }
                // Before the first shift of the day the last one of the day before still goes on.
                yield text.append(" else lower(cast(:shift")
                        .append(quota.shifts().size() - 1)
                        .append(" as text)) end")
                        .toString();
            }
            case AGENT, TENURE, TIER -> throw new IllegalArgumentException(dimension + " does not part conversations");
        };
    }

    private static Map<String, Object> asked(
            SamplingPlan plan, List<QuotaGrounds.OfAgent> agents, List<QuotaGrounds.Open> open) {
        Quota quota = plan.quota();
        Map<String, Object> params = new HashMap<>();
        params.put("agents", agents.stream().map(QuotaGrounds.OfAgent::agentId).toArray(UUID[]::new));
        params.put("bases", agents.stream().map(QuotaGrounds.OfAgent::base).toArray(Integer[]::new));
        params.put("grounds", agents.stream().map(QuotaGrounds.OfAgent::grounds).toArray(String[]::new));
        params.put(
                "presents", agents.stream().map(QuotaGrounds.OfAgent::present).toArray(Integer[]::new));
        params.put(
                "expecteds", agents.stream().map(QuotaGrounds.OfAgent::expected).toArray(Integer[]::new));
        boolean parted = quota.by().partsConversations();
        params.put("strata", parted ? quota.numbers().keySet().toArray(String[]::new) : new String[] {""});
        params.put("numbers", parted ? quota.numbers().values().toArray(Integer[]::new) : new Integer[] {null});
        params.put("openAgents", open.stream().map(QuotaGrounds.Open::agentId).toArray(UUID[]::new));
        params.put("openStrata", open.stream().map(QuotaGrounds.Open::stratum).toArray(String[]::new));
        params.put("openNumbers", open.stream().map(QuotaGrounds.Open::number).toArray(Integer[]::new));
        return params;
    }

    private static Map<String, Object> parameters(SamplingPlan plan, Draw draw) {
        Map<String, Object> params = parameters(plan);
        params.put("plan", plan.id());
        params.put("cutOff", utc(draw.cutOff()));
        params.put("seq", draw.seq());
        params.put("seed", draw.seed());
        return params;
    }

    private static Map<String, Object> parameters(SamplingPlan plan) {
        SamplingCriteria criteria = plan.criteria();
        Quota quota = plan.quota();
        Map<String, Object> params = new HashMap<>();
        params.put("team", plan.teamId());
        params.put("from", start(criteria.from()));
        params.put("to", start(criteria.to().plusDays(1)));
        params.put("channels", criteria.channels().toArray(String[]::new));
        params.put("topics", criteria.topics().toArray(String[]::new));
        params.put("products", criteria.products().toArray(String[]::new));
        params.put("quota", quota.each());
        for (int i = 0; i < quota.shifts().size(); i++) {
            params.put("shift" + i, quota.shifts().get(i).name());
        }
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
                row.getObject("id", UUID.class),
                row.getObject("agent_id", UUID.class),
                row.getInt("position"),
                row.getString("stratum"),
                row.getObject("zone", Integer.class),
                row.getString("hex"));
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getObject("agent_id", UUID.class),
                row.getString("stratum"),
                row.getInt("base"),
                row.getString("grounds"),
                row.getObject("present", Integer.class),
                row.getObject("expected", Integer.class),
                row.getInt("carried"),
                row.getInt("wanted"),
                row.getInt("population"),
                row.getInt("drawn"));
    }

    private static Draw draw(ResultSet row) throws SQLException {
        return new Draw(
                row.getObject("plan_id", UUID.class),
                DrawMethod.valueOf(row.getString("method")),
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
