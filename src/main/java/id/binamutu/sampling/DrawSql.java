package id.binamutu.sampling;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The statements of a draw as named parts (of a {@code with}), for each method, and what fills their parameters. */
final class DrawSql {

    /** When the population is fixed, and where the draw stands in the order of all draws and samples. */
    static final String MOMENT =
            "moment as materialized (select nextval('sampling_seq') as seq, clock_timestamp() as cut_off)";

    static final String CUT_OFF_NOW = "(select cut_off from moment)";
    static final String SEQ_NOW = "(select seq from moment)";
    static final String CUT_OFF = ":cutOff";
    static final String SEQ = ":seq";
    static final String NO_CUT_OFF = "cast('infinity' as timestamptz)";
    static final String LAST_SEQ = String.valueOf(Long.MAX_VALUE);

    /** Of {@code rings}: the ids in the order in which the draw goes through them. */
    static final String DIGEST_OF_RINGS = """
            encode(sha256(convert_to(coalesce(string_agg(array_to_string(ids, ','), ',' order by agent_id, stratum collate "C"), ''),
              'UTF8')), 'hex')""";

    /** Of {@code population}, as the methods before took it. */
    private static final String DIGEST_BY_ID =
            "encode(sha256(convert_to(coalesce(string_agg(cast(id as text), ',' order by id), ''), 'UTF8')), 'hex')";

    /** What is asked of every agent's stratum, from what is known before and the population. */
    static final String ASKED = """
            agents (agent_id, base, grounds, present, expected) as (
              select * from unnest(:agents, :bases, :grounds, :presents, :expecteds)),
            listed (stratum, base) as (select * from unnest(:strata, :numbers)),
            left_open (agent_id, stratum, number) as (select * from unnest(:openAgents, :openStrata, :openNumbers)),
            counted as (select agent_id, stratum, population from rings),
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

    /** 60 bits of the digest as a number. */
    private static final String NUMBER = "cast(cast('x' || left(encode(%s, 'hex'), 15) as bit(60)) as bigint)";

    private static final String HASH_OF_TURN =
            "sha256(convert_to(:seed || '|' || cast(agent_id as text) || '|turn|' || stratum, 'UTF8'))";

    private static final String HASH_OF_ZONE =
            "sha256(convert_to(:seed || '|' || cast(agent_id as text) || '|' || zone || '|' || stratum, 'UTF8'))";

    /** The zones of every ring with the place in each at which its order begins; a ring that nothing is drawn from is one zone. */
    private static final String ZONES =
            """
            turned as (
              select agent_id, stratum, population as size, greatest(drawn, 1) as zones, drawn,
                mod(%s, population) as turn
              from cells where population > 0),
            hashed as (
              select t.*, zone, %s as hash, (cast(zone as bigint) * size + zones - 1) / zones as first,
                ((zone + 1) * cast(size as bigint) + zones - 1) / zones as beyond
              from turned t cross join lateral generate_series(0, zones - 1) zone),
            zoned as materialized (
              select *, mod(%s, beyond - first) as begin from hashed)""".formatted(NUMBER.formatted(HASH_OF_TURN), HASH_OF_ZONE, NUMBER.formatted("hash"));

    /** The method of today. */
    static final String CHOSEN = ZONES + """
            , chosen as (
              select r.ids[cast(mod(z.first + z.begin + z.size - z.turn, z.size) as int) + 1] as id, z.agent_id, z.stratum, z.zone, z.size,
                z.drawn, z.hash,
                cast(row_number() over (partition by z.agent_id order by z.stratum collate "C", z.zone) as int) as position
              from zoned z join rings r on r.agent_id = z.agent_id and r.stratum = z.stratum where z.drawn > 0)""";

    /** Everything in its place; rank 1 of a zone is what {@link #CHOSEN} takes. */
    private static final String RANKED = ZONES + """
            , placed as (
              select p.id, p.agent_id, p.stratum, p.started_at,
                row_number() over (partition by p.agent_id, p.stratum order by %s p.started_at, p.id) - 1 as place
              from population p),
            on_ring as (
              select p.*, t.turn, t.drawn, mod(p.place + t.turn, t.size) as ring, mod(p.place + t.turn, t.size) * t.zones / t.size as zone
              from placed p join turned t on t.agent_id = p.agent_id and t.stratum = p.stratum),
            ranked as (
              select o.id, o.agent_id, o.stratum, o.started_at, o.place, o.turn, cast(o.zone as int) as zone, z.hash,
                mod(o.ring - z.first - z.begin + z.beyond - z.first, z.beyond - z.first) + 1 as rank, o.drawn
              from on_ring o join zoned z on z.agent_id = o.agent_id and z.stratum = o.stratum and z.zone = o.zone),
            chosen as (
              select *, cast(row_number() over (partition by agent_id order by stratum collate "C", zone) as int) as position
              from ranked where rank = 1 and drawn > 0)""";

    /** SPREAD_BY_TIME. */
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

    private static final String SPREAD_CHOSEN = """
            chosen as (
              select *, cast(row_number() over (partition by agent_id order by stratum, zone) as int) as position
              from ranked where rank = 1 and drawn > 0)""";

    /** ORDER_BY_HASH. */
    private static final String HASHED = """
            ranked as (
              select *, cast(null as int) as zone, cast(null as bigint) as place, cast(null as bigint) as turn,
                row_number() over (partition by agent_id order by hash, id) as rank
              from (select *, sha256(convert_to(:seed || id, 'UTF8')) as hash from population) p),
            chosen as (
              select r.*, cast(r.rank as int) as position, 1 as size, 1 as drawn from ranked r
              where r.rank <= :quota)""";

    /** The same order whatever the locale of the database. */
    private static final String KIND = "kind%d collate \"C\",";

    private DrawSql() {}

    /** Everything up to {@code chosen}, from a draw that is stored. */
    static String again(SamplingPlan plan, Draw draw) {
        return switch (draw.method()) {
            case ORDER_BY_HASH -> population(plan, draw.method(), CUT_OFF, SEQ) + ", " + HASHED;
            case SPREAD_BY_TIME ->
                population(plan, draw.method(), CUT_OFF, SEQ) + ", " + STORED_CELLS + ", "
                        + SPREAD.formatted(order(plan.quota(), "p.kind%d,")) + ", " + SPREAD_CHOSEN;
            case ONE_OF_EACH_PART -> rings(plan, CUT_OFF, SEQ) + ", " + STORED_CELLS + ", " + CHOSEN;
        };
    }

    /** Everything up to {@code ranked} and {@code chosen}: every conversation, not only what is drawn. */
    static String ranked(SamplingPlan plan, Draw draw) {
        return draw.method() != DrawMethod.ONE_OF_EACH_PART
                ? again(plan, draw)
                : population(plan, draw.method(), CUT_OFF, SEQ) + ", " + STORED_CELLS + ", "
                        + RANKED.formatted(order(plan.quota(), "p." + KIND));
    }

    /** How many there are and their digest. */
    static String counted(SamplingPlan plan, Draw draw) {
        return draw.method() == DrawMethod.ONE_OF_EACH_PART
                ? rings(plan, CUT_OFF, SEQ) + " select coalesce(sum(population), 0) as n, " + DIGEST_OF_RINGS
                        + " as digest from rings"
                : population(plan, draw.method(), CUT_OFF, SEQ) + " select count(*) as n, " + DIGEST_BY_ID
                        + " as digest from population";
    }

    /**
     * For every agent's stratum its conversations in the order of the draw. Agent by agent, so that no plan but the one that reads the
     * index in its own order comes into question; without strata and kinds nothing is sorted.
     */
    static String rings(SamplingPlan plan, String cutOff, String seq) {
        Quota quota = plan.quota();
        boolean parted = quota.by().partsConversations();
        return """
                rings as materialized (
                  with recursive seen as (
                    (select agent_id from interaction where team_id = :team order by agent_id limit 1)
                    union all
                    select (
                      select i.agent_id from interaction i where i.team_id = :team and i.agent_id > s.agent_id order by i.agent_id limit 1)
                    from seen s where s.agent_id is not null)
                  select a.agent_id, r.* from seen a cross join lateral (
                    select %s as stratum, cast(count(*) as int) as population, array_agg(id order by %s started_at, id) as ids
                    from (%s and i.agent_id = a.agent_id) listed %s having count(*) > 0) r
                  where a.agent_id is not null)""".formatted(
                        parted ? "stratum" : "cast('' as text)",
                        order(quota, KIND),
                        conversations(plan, DrawMethod.ONE_OF_EACH_PART, cutOff, seq),
                        parted ? "group by stratum" : "");
    }

    private static String population(SamplingPlan plan, DrawMethod method, String cutOff, String seq) {
        return "population as materialized (" + conversations(plan, method, cutOff, seq) + ")";
    }

    private static String conversations(SamplingPlan plan, DrawMethod method, String cutOff, String seq) {
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
        return "select i.id, i.agent_id, i.started_at, " + stratum(quota) + " as stratum" + kinds
                + " from interaction i where " + String.join(" and ", all);
    }

    /** What the ring is ordered by before time, each with a comma behind it. */
    private static String order(Quota quota, String each) {
        return IntStream.range(0, quota.spreadOver().size())
                .mapToObj(each::formatted)
                .collect(Collectors.joining(" "));
    }

    /**
     * What was chosen on purpose stays in the population: draws that lack what rules find would flatter. Today's form keeps the
     * order of an index; a conversation never changes its team, so the team's samples are all there can be.
     */
    static String sampled(DrawMethod method, String seq) {
        return switch (method) {
            case ORDER_BY_HASH -> "exists (select from sample s where s.interaction_id = i.id and s.seq < " + seq + ")";
            case SPREAD_BY_TIME ->
                "exists (select from sample s where s.interaction_id = i.id and s.seq < " + seq + " and s.random)";
            case ONE_OF_EACH_PART ->
                "i.id in (select s.interaction_id from sample s where s.team_id = :team and s.seq < " + seq
                        + " and s.random)";
        };
    }

    static List<String> kind(SamplingCriteria criteria, String cutOff) {
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

    static List<String> length(SamplingCriteria criteria) {
        List<String> all = new ArrayList<>();
        if (criteria.minSeconds() != null) {
            all.add("i.handling_seconds >= :minSeconds");
        }
        if (criteria.maxSeconds() != null) {
            all.add("i.handling_seconds <= :maxSeconds");
        }
        return all;
    }

    static List<String> csat(SamplingCriteria criteria) {
        List<String> all = new ArrayList<>();
        if (criteria.minCsat() != null) {
            all.add("i.csat >= :minCsat");
        }
        if (criteria.maxCsat() != null) {
            all.add("i.csat <= :maxCsat");
        }
        return all;
    }

    static String stratum(Quota quota) {
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

    static Map<String, Object> asked(
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

    static Map<String, Object> parameters(SamplingPlan plan, Draw draw) {
        Map<String, Object> params = parameters(plan);
        params.put("plan", plan.id());
        params.put("cutOff", Drawing.utc(draw.cutOff()));
        params.put("seq", draw.seq());
        params.put("seed", draw.seed());
        return params;
    }

    static Map<String, Object> parameters(SamplingPlan plan) {
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

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Drawing.JAKARTA).toOffsetDateTime();
    }
}
