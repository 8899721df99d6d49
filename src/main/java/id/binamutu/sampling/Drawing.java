package id.binamutu.sampling;

import id.binamutu.importing.RunningImports;
import id.binamutu.interaction.DrawLock;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The draw in SQL. Nothing but the seed, the population and what was asked of each agent decides, so whoever repeats it gets the
 * same.
 *
 * <p>A draw is spread over the period. The N conversations of an agent's stratum stand in the order of time (where it is set, by
 * channel, topic, product or shift first; of the same moment by id) at the places 0…N−1. A turn u = SHA-256(seed|agent|turn|stratum)
 * mod N makes a ring of the order: its place r on the ring is (place + u) mod N. The ring is cut into n equal parts, zone = ⌊r · n ÷
 * N⌋, so parts differ by one conversation at most. From a zone of m conversations that with the number SHA-256(seed|agent|zone|stratum)
 * mod m in it is drawn; those behind it on the ring, around to the zone's first again, take its place one after the other. Of a
 * SHA-256 the first 15 hexadecimal digits are the number, the parts of its text are joined by | as written here.
 *
 * <p>Every conversation has the same chance n/N. Over all turns it falls on each place r of the ring once, with chance 1/N; there it
 * is one of the m(r) conversations of its zone, drawn with chance 1/m(r), since the zone's number has nothing to do with the turn. The
 * sum over r of 1/m(r) counts 1 for each zone, which is n; so the chance is n/N, also where n does not divide N. Without the turn,
 * conversations of the smaller parts would come more often. Among 2^60 numbers, none of the N is more likely than another by more
 * than N/2^60: less than one in a billion for up to a billion conversations. Each part is a stratum of one drawn unit (W. G. Cochran,
 * Sampling Techniques, 3rd ed., 1977, ch. 5A.12 and 8.3; the ring is Lahiri's circular systematic sampling, ch. 8.1). With one unit
 * in each the variance inside the parts is not known; taking that of a simple random sample is on the safe side when time matters and
 * makes no difference when it does not (ch. 8.5). Strata are drawn at rates of their own; each sample keeps N/n as its weight.
 *
 * <p>Draws by the methods before ({@link DrawMethod}) are repeated by theirs.
 */
@Component
class Drawing {

    static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    /** Draws, replacements and additions by hand go one after the other. */
    private static final long LOCK = 4217004;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

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
     * @param hash that decided: of seed and id, or of the part
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
        return jdbc.sql("with " + DrawSql.MOMENT + ", "
                        + DrawSql.rings(plan, DrawSql.CUT_OFF_NOW, DrawSql.SEQ_NOW) + ", " + DrawSql.ASKED + ", "
                        + DrawSql.CHOSEN + """
                        , fixed as (
                          insert into sampling_draw (plan_id, method, seq, seed, cut_off, population, digest, drawn_by, drawn_at)
                          select :plan, 'ONE_OF_EACH_PART', (select seq from moment), :seed, (select cut_off from moment),
                            coalesce(sum(population), 0),
                        """ + DrawSql.DIGEST_OF_RINGS + """
                        , :by, :now from rings),
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
                .params(DrawSql.parameters(plan))
                .params(DrawSql.asked(plan, agents, open))
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
        return jdbc.sql("with " + DrawSql.rings(plan, DrawSql.NO_CUT_OFF, DrawSql.LAST_SEQ) + ", " + DrawSql.ASKED
                        + " select * from cells order by stratum")
                .params(DrawSql.parameters(plan))
                .params(DrawSql.asked(plan, agents, open))
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
        return jdbc.sql("with " + DrawSql.counted(plan, draw))
                .params(DrawSql.parameters(plan, draw))
                .query((row, n) -> new Population(row.getLong("n"), row.getString("digest")))
                .single();
    }

    /** The draw once more, without writing anything. */
    List<Ranked> repeat(SamplingPlan plan, Draw draw) {
        return jdbc.sql("with " + DrawSql.again(plan, draw)
                        + " select *, encode(hash, 'hex') as hex from chosen order by agent_id, position")
                .params(DrawSql.parameters(plan, draw))
                .query((row, n) -> ranked(row))
                .list();
    }

    /** The whole population with everything that decides, in the order in which it is gone through. */
    List<Member> members(SamplingPlan plan, Draw draw) {
        return jdbc.sql("with " + DrawSql.ranked(plan, draw) + """
                         select r.*, i.conversation_id, encode(r.hash, 'hex') as hex, c.id is not null as taken
                        from ranked r join interaction i on i.id = r.id left join chosen c on c.id = r.id
                        order by r.agent_id, r.stratum collate "C", r.place, r.rank""")
                .params(DrawSql.parameters(plan, draw))
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
        return jdbc.sql("with " + DrawSql.ranked(plan, draw) + """
                        , gone as (select agent_id, stratum, zone from sample where id = :sample)
                        select r.*, encode(r.hash, 'hex') as hex, case when r.zone is null then cast(r.rank as int) else (
                            select max(draw_position) + 1 from sample where plan_id = :plan and agent_id = r.agent_id) end as position
                        from ranked r join gone g on g.agent_id = r.agent_id and (r.zone is null or g.stratum = r.stratum)
                        where not exists (select from sample where interaction_id = r.id and random)
                        order by (r.zone = g.zone) desc nulls last, r.rank, r.zone limit 1""")
                .params(DrawSql.parameters(plan, draw))
                .param("sample", sampleId)
                .query((row, n) -> ranked(row))
                .optional();
    }

    /** What fulfils the criteria of channel, topic and product but is not in the population, and why. */
    List<Outside> outside(SamplingPlan plan, @Nullable Draw draw) {
        String sampled = draw == null
                ? DrawSql.sampled(DrawMethod.ONE_OF_EACH_PART, DrawSql.LAST_SEQ)
                : DrawSql.sampled(draw.method(), DrawSql.SEQ);
        String fits = String.join(" and ", DrawSql.length(plan.criteria()));
        String satisfied = String.join(" and ", DrawSql.csat(plan.criteria()));
        return jdbc.sql("""
                        with seen as (
                          select i.agent_id, %s as stratum, case when i.test then 1 when %s then 2 when not coalesce(%s, false) then 3
                            when not coalesce(%s, false) then 4 end as cause
                          from interaction i where %s)
                        select agent_id, stratum, count(*) filter (where cause = 1) as test, count(*) filter (where cause = 2) as sampled,
                          count(*) filter (where cause = 3) as length, count(*) filter (where cause = 4) as csat
                        from seen where cause is not null group by agent_id, stratum""".formatted(
                        DrawSql.stratum(plan.quota()),
                        sampled,
                        fits.isEmpty() ? "true" : fits,
                        satisfied.isEmpty() ? "true" : satisfied,
                        String.join(
                                " and ",
                                DrawSql.kind(plan.criteria(), draw == null ? DrawSql.NO_CUT_OFF : DrawSql.CUT_OFF))))
                .params(draw == null ? DrawSql.parameters(plan) : DrawSql.parameters(plan, draw))
                .query((row, n) -> new Outside(
                        row.getObject("agent_id", UUID.class),
                        row.getString("stratum"),
                        row.getLong("test"),
                        row.getLong("sampled"),
                        row.getLong("length"),
                        row.getLong("csat")))
                .list();
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

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
