package id.binamutu.sampling;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a rule asks for. The conditions and both caps are met in the database; only what is shown or taken comes out. */
@Component
class TargetingSearch {

    private final JdbcClient jdbc;
    private final ScoredSamples scored;

    TargetingSearch(JdbcClient jdbc, ScoredSamples scored) {
        this.jdbc = jdbc;
        this.scored = scored;
    }

    /**
     * What to look for, and where.
     *
     * @param teams of which the conversations are; never empty
     */
    record Search(
            TargetingConditions conditions,
            Collection<UUID> teams,
            LocalDate from,
            LocalDate to,
            int perAgent,
            int perRun,
            boolean severestFirst) {}

    /** How many there are of an agent: all, those that are samples already, and those that the caps leave. */
    record AgentCount(UUID agentId, long found, long sampled, long chosen) {}

    /** @param words that occur in it, of those that were asked for */
    record Found(
            UUID interactionId,
            UUID agentId,
            UUID teamId,
            @Nullable Integer csat,
            @Nullable String topic,
            @Nullable Integer handlingSeconds,
            @Nullable Integer limitSeconds,
            List<String> words,
            @Nullable Long daysSince) {}

    /** Words in which nothing is left to search for. */
    List<String> unsearchable(List<String> words) {
        return jdbc.sql("select word from unnest(:words) word where numnode(phraseto_tsquery('indonesian', word)) = 0")
                .param("words", words.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    List<AgentCount> count(Search search) {
        return jdbc.sql(with(search) + """
                        select f.agent_id, count(*) as found, count(*) filter (where f.sampled) as sampled, count(c.id) as chosen
                        from found f left join chosen c on c.id = f.id
                        group by f.agent_id""")
                .params(parameters(search))
                .query(AgentCount.class)
                .list();
    }

    List<Found> chosen(Search search) {
        return jdbc.sql(with(search) + "select * from chosen order by overall")
                .params(parameters(search))
                .query((row, n) -> found(row))
                .list();
    }

    private static String with(Search search) {
        TargetingConditions conditions = search.conditions();
        List<String> parts = new ArrayList<>();
        List<String> joins = new ArrayList<>();
        List<String> where = new ArrayList<>(List.of("true"));
        parts.add("""
                scope as not materialized (
                  select id, agent_id, team_id, channel, topic, csat, handling_seconds, started_at from interaction
                  where team_id = any(:teams) and started_at >= :from and started_at < :to and not test)""");
        if (conditions.maxCsat() != null) {
            where.add("s.csat <= :maxCsat");
        }
        if (!conditions.topics().isEmpty()) {
            where.add("s.topic = any(:topics)");
        }
        if (conditions.handlingPercentile() != null) {
            parts.add("""
                    lengths as materialized (
                      select channel, percentile_cont(:share) within group (order by handling_seconds) as seconds
                      from scope where handling_seconds is not null group by channel)""");
            joins.add("join lengths l on l.channel = s.channel and s.handling_seconds > l.seconds");
        }
        if (!conditions.words().isEmpty()) {
            parts.add("""
                    said as materialized (
                      select t.interaction_id, array(
                          select word from unnest(:words) with ordinality u (word, place)
                          where ts_filter(t.said, cast(:weights as "char"[])) @@ phraseto_tsquery('indonesian', word) order by place)
                        as words
                      from transcript t
                      where t.shelf = any(cast(:shelves as date[])) and t.team_id = any(:teams) and t.started_at >= :from
                        and t.started_at < :to
                        and t.said @@ (select cast(string_agg(cast(phraseto_tsquery('indonesian', word) as text), ' | ') as tsquery)
                          from unnest(:words) word))""");
            joins.add("join said w on w.interaction_id = s.id and w.words <> '{}'");
        }
        if (conditions.repeatDays() != null) {
            joins.add("""
                    join lateral (
                      select max(b.started_at) as before from transcript t join transcript b on b.customer_key = t.customer_key
                        and b.started_at < t.started_at and b.started_at >= t.started_at - make_interval(days => :days)
                        and b.shelf = any(cast(:shelves as date[]))
                      where t.interaction_id = s.id and t.shelf = any(cast(:shelves as date[]))) r on r.before is not null""");
        }
        if (conditions.criticalLastMonth()) {
            where.add("s.agent_id = any(:critical)");
        }
        parts.add("found as materialized (select s.*, "
                + (conditions.handlingPercentile() == null ? "cast(null as int)" : "cast(l.seconds as int)")
                + " as limit_seconds, "
                + (conditions.words().isEmpty() ? "cast('{}' as text[])" : "w.words")
                + " as words, "
                + (conditions.repeatDays() == null ? "cast(null as timestamptz)" : "r.before")
                + " as before, exists (select from sample x where x.interaction_id = s.id) as sampled from scope s "
                + String.join(" ", joins) + " where " + String.join(" and ", where) + ")");
        String order = search.severestFirst()
                ? "csat nulls last, handling_seconds desc nulls last, started_at desc, id"
                : "started_at desc, id";
        parts.add("fresh as (select *, row_number() over (partition by agent_id order by " + order
                + ") as place from found where not sampled)");
        parts.add("chosen as (select * from (select *, row_number() over (order by " + order
                + ") as overall from fresh where place <= :perAgent) capped where overall <= :perRun)");
        return "with " + String.join(", ", parts) + " ";
    }

    private Map<String, Object> parameters(Search search) {
        TargetingConditions conditions = search.conditions();
        Map<String, Object> params = new HashMap<>();
        params.put("teams", search.teams().toArray(UUID[]::new));
        params.put("from", start(search.from()));
        params.put("to", start(search.to().plusDays(1)));
        params.put("perAgent", search.perAgent());
        params.put("perRun", search.perRun());
        params.put("topics", conditions.topics().toArray(String[]::new));
        params.put("words", conditions.words().toArray(String[]::new));
        params.put("weights", conditions.saidBy().weights());
        params.put("shelves", shelves(search));
        if (conditions.maxCsat() != null) {
            params.put("maxCsat", conditions.maxCsat());
        }
        if (conditions.handlingPercentile() != null) {
            params.put("share", conditions.handlingPercentile() / 100.0);
        }
        if (conditions.repeatDays() != null) {
            params.put("days", conditions.repeatDays());
        }
        if (conditions.criticalLastMonth()) {
            Set<UUID> agents = scored.agentsWithCriticalErrors(search.teams(), lastMonth(search));
            params.put("critical", agents.toArray(UUID[]::new));
        }
        return params;
    }

    static YearMonth lastMonth(Search search) {
        return YearMonth.from(search.from()).minusMonths(1);
    }

    /** The months that what is looked at lies in, so that no other is opened. */
    private static String[] shelves(Search search) {
        Integer days = search.conditions().repeatDays();
        LocalDate first = search.from().minusDays(days == null ? 0 : days).withDayOfMonth(1);
        List<String> shelves = new ArrayList<>(List.of("infinity"));
        for (LocalDate month = first; !month.isAfter(search.to()); month = month.plusMonths(1)) {
            shelves.add(month.toString());
        }
        return shelves.toArray(String[]::new);
    }

    private static Found found(ResultSet row) throws SQLException {
        Array words = row.getArray("words");
        OffsetDateTime before = row.getObject("before", OffsetDateTime.class);
        Instant startedAt = row.getObject("started_at", OffsetDateTime.class).toInstant();
        return new Found(
                row.getObject("id", UUID.class),
                row.getObject("agent_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getObject("csat", Integer.class),
                row.getString("topic"),
                row.getObject("handling_seconds", Integer.class),
                row.getObject("limit_seconds", Integer.class),
                List.of((String[]) words.getArray()),
                before == null
                        ? null
                        : ChronoUnit.DAYS.between(
                                before.toInstant().atZone(Drawing.JAKARTA).toLocalDate(),
                                startedAt.atZone(Drawing.JAKARTA).toLocalDate()));
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Drawing.JAKARTA).toOffsetDateTime();
    }
}
