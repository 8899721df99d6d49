package id.binamutu.interaction;

import id.binamutu.people.Directory;
import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds conversations in the order of time among millions. A word that many use is found by reading the newest ones; one that
 * few use by the index of words, in one month, then three, then nine and so on, until a page is full. Which of the two it is
 * shows in the newest few hundred, not in the planner's guess. So a page costs a few statements that each read little.
 */
@Component
class InteractionSearch {

    /** Further than this nobody pages; a narrower search is quicker. */
    static final int MOST = 1_000;

    /** As many are counted when counting needs more work than showing a page. */
    private static final int COUNTED = 200;

    /** So many of the newest are read to see how often the words occur. */
    private static final int GLANCE = 400;

    /** Reading so many one by one is still as quick as asking the index. */
    private static final int READABLE = 5_000;

    private static final long ENOUGH_FOR_COUNTING = 50_000_000;

    /** Words that are frequent each for itself and hardly ever meet are looked for so long; the page leads further back. */
    private static final long ENOUGH = 150_000_000;

    /** The same for whoever asked for a period, or to be led further back. */
    private static final long ENOUGH_OF_A_PERIOD = 1_000_000_000;

    /** As many conversations lie in a page of the table. */
    private static final int IN_A_PAGE = 5;

    /** The part of a month's pages that is read in about half the time that is enough. */
    private static final double READ_AT_ONCE = 0.3;

    private final JdbcClient jdbc;
    private final Directory directory;

    InteractionSearch(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** @param search null to find whatever the filter lets through */
    Found find(Viewer viewer, InteractionFilter filter, @Nullable Search search, int wanted) {
        Scope scope = scope(viewer, filter, search);
        Period bounds = scope == null ? null : bounds(scope);
        if (scope == null || bounds == null) {
            return Found.NOTHING;
        }
        return new Walk(scope, bounds, wanted).go();
    }

    private record Period(OffsetDateTime from, OffsetDateTime to) {}

    /**
     * @param read how many were read one by one
     * @param likely how many of these the index takes for hits: it knows words, not their order or who said them
     */
    private record Hits(List<UUID> ids, long count, long read, long likely) {}

    /**
     * Who may be read, and what about.
     *
     * @param team null for every team
     */
    private record Scope(
            UUID @Nullable [] team,
            @Nullable UUID agent,
            List<String> conditions,
            Map<String, Object> params,
            InteractionFilter filter,
            boolean ofWords) {

        String where() {
            List<String> all = new ArrayList<>(conditions);
            if (team != null) {
                all.add("t.team_id = any(:teams)");
            }
            if (agent != null) {
                all.add("t.agent_id = :agent");
            }
            return all.isEmpty() ? "true" : String.join(" and ", all);
        }

        String order() {
            return filter.oldestFirst() ? "t.started_at, t.id desc" : "t.started_at desc, t.id";
        }
    }

    private @Nullable Scope scope(Viewer viewer, InteractionFilter filter, @Nullable Search search) {
        List<String> all = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        UUID[] teams = viewer.readsEveryTeam() ? null : viewer.ledTeamIds().toArray(UUID[]::new);
        UUID chosen = filter.teamId();
        if (chosen != null) {
            teams = viewer.mayReadTeam(chosen) ? new UUID[] {chosen} : new UUID[0];
        }
        if (teams != null && teams.length == 0) {
            return null;
        }
        putIfStated(params, "teams", teams);
        UUID agent = null;
        String employeeId = filter.employeeId();
        if (employeeId != null) {
            agent = directory.idsByEmployeeId().get(employeeId.toUpperCase(Locale.ROOT));
            if (agent == null) {
                return null;
            }
            params.put("agent", agent);
        }
        narrow("t.channel = :channel", "channel", filter.channelName(), all, params);
        narrow("t.topic = :topic", "topic", filter.topicName(), all, params);
        narrow("t.product = :product", "product", filter.productName(), all, params);
        narrow("t.csat = :csat", "csat", filter.score(), all, params);
        narrow("t.handling_seconds >= :least", "least", filter.leastSeconds(), all, params);
        narrow("t.handling_seconds <= :most", "most", filter.mostSeconds(), all, params);
        if (search != null) {
            Sender sender = filter.sender();
            String query = sender == null ? search.query() : search.queryOf(sender);
            narrow("t.said @@ cast(:query as tsquery)", "query", query, all, params);
            params.put("likely", search.loosely());
        }
        return new Scope(teams, agent, all, params, filter, search != null);
    }

    private static void narrow(
            String condition, String name, @Nullable Object value, List<String> all, Map<String, Object> params) {
        if (value != null) {
            all.add(condition);
            params.put(name, value);
        }
    }

    private static void putIfStated(Map<String, Object> params, String name, @Nullable Object value) {
        if (value != null) {
            params.put(name, value);
        }
    }

    /** When the first and the last conversation was that the reader may see, within the period asked for. */
    private @Nullable Period bounds(Scope scope) {
        LocalDate first = scope.filter.firstDay();
        LocalDate last = scope.filter.lastDay();
        OffsetDateTime from = start(first == null ? LocalDate.of(1970, 1, 1) : first);
        OffsetDateTime to = start(last == null ? LocalDate.of(9999, 1, 1) : last.plusDays(1));
        String by = scope.agent != null
                ? "(select cast(:agent as uuid) as id) who"
                : scope.team != null ? "unnest(cast(:teams as uuid[])) who (id)" : "(select 1) who";
        String mine =
                scope.agent != null ? "agent_id = who.id and " : scope.team != null ? "team_id = who.id and " : "";
        String one = "(select started_at from interaction where " + mine
                + "started_at >= :from and started_at < :to order by started_at %s limit 1)";
        // The planner takes a word that it never counted for one that hundreds use, and would rather read a whole
        // month; and a plan for any word reads the index of times along with that of words.
        String settings =
                ", set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)";
        return jdbc.sql("select min(ends.first) as first, max(ends.last) as last" + settings + " from " + by
                        + " cross join lateral (select " + one.formatted("asc") + " as first, " + one.formatted("desc")
                        + " as last) ends")
                .params(scope.params)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> {
                    OffsetDateTime oldest = row.getObject("first", OffsetDateTime.class);
                    OffsetDateTime newest = row.getObject("last", OffsetDateTime.class);
                    return oldest == null || newest == null
                            ? new Period(to, from)
                            : new Period(oldest, newest.plusNanos(1_000));
                })
                .optional()
                .filter(period -> period.from.isBefore(period.to))
                .orElse(null);
    }

    /** One search on its way through time. */
    private final class Walk {

        private final Scope scope;
        private final Period bounds;
        private final int wanted;
        private final boolean ascending;
        private final long enough;
        private final List<UUID> ids = new ArrayList<>();
        private long known;

        Walk(Scope scope, Period bounds, int wanted) {
            this.scope = scope;
            this.bounds = bounds;
            this.wanted = wanted;
            this.ascending = scope.filter.oldestFirst();
            this.enough = scope.filter.has(InteractionFilter.Part.PERIOD) ? ENOUGH_OF_A_PERIOD : ENOUGH;
        }

        Found go() {
            long start = System.nanoTime();
            Period period = next(null, 1);
            int months = 1;
            // An agent's conversations are few and lie apart: the index finds them at once.
            if (scope.ofWords && scope.agent == null) {
                Hits newest = read(period, Math.max(GLANCE, 2L * wanted));
                Found frequent = frequent(period, newest);
                if (frequent != null) {
                    return frequent;
                }
                int days = scope.team == null ? daysAtOnce(newest) : Integer.MAX_VALUE;
                Period few = days < 31 ? days(days) : period;
                if (few.from.isAfter(period.from) || few.to.isBefore(period.to)) {
                    period = few;
                    months = 0;
                }
            }
            int counted = Math.max(wanted, scope.ofWords || scope.filter.isNarrow() ? COUNTED : MOST);
            while (true) {
                long before = System.nanoTime();
                Hits hits = scope.ofWords ? ofWords(period) : any(period, counted);
                hits.ids.stream().limit(wanted - ids.size()).forEach(ids::add);
                known += hits.count;
                if (period.equals(rest(period))) {
                    return new Found(ids, known, scope.ofWords || known < counted, null);
                }
                long now = System.nanoTime();
                boolean full = ids.size() >= wanted;
                if (full && (known >= counted || now - start > ENOUGH_FOR_COUNTING)) {
                    return new Found(ids, known, false, null);
                }
                months = Math.max(1, months * 3);
                // The next stretch takes about three times as long as this one.
                if (now - start + 3 * (now - before) > enough) {
                    LocalDate reached = (ascending ? period.to : period.from)
                            .atZoneSameInstant(JdbcInteractions.JAKARTA)
                            .toLocalDate();
                    return new Found(ids, known, false, full ? null : reached);
                }
                period = next(period, months);
            }
        }

        /** The page when the words are frequent among the newest, or among some more of them; null when they are not. */
        private @Nullable Found frequent(Period period, Hits newest) {
            Hits hits = newest;
            long most = Math.max(GLANCE, 2L * wanted);
            while (hits.count < wanted) {
                if (hits != newest || hits.read < most || hits.count == 0) {
                    return null;
                }
                most = wanted * hits.read * 3 / (hits.count * 2);
                if (most > READABLE + 10L * wanted) {
                    return null;
                }
                hits = read(period, most);
            }
            boolean all = hits.read < most && period.equals(rest(period));
            return new Found(hits.ids.subList(0, wanted), hits.count, all, null);
        }

        /** As many days as can be read at once when the index leads to most pages of the table and few of them hold a hit. */
        private int daysAtOnce(Hits newest) {
            double likely = newest.read == 0 ? 0 : (double) newest.likely / newest.read;
            double pages = 1 - Math.pow(1 - likely, IN_A_PAGE);
            return pages <= READ_AT_ONCE ? Integer.MAX_VALUE : (int) Math.ceil(31 * READ_AT_ONCE / pages);
        }

        private Period days(int days) {
            return ascending
                    ? new Period(bounds.from, earlier(bounds.from.plusDays(days), bounds.to))
                    : new Period(later(bounds.to.minusDays(days), bounds.from), bounds.to);
        }

        private Hits read(Period period, long most) {
            Map<String, Object> params = new HashMap<>(scope.params);
            params.put("limit", most);
            String of = scope.team == null ? "" : "t.team_id = any(:teams) and ";
            return hits(
                    "select array_agg(t.id order by " + scope.order() + ") filter (where t.hit) as ids,"
                            + " count(*) filter (where t.hit) as hits, count(*) as read,"
                            + " count(*) filter (where t.likely) as likely from (select t.id, t.started_at, "
                            + scope.where()
                            + " as hit, t.said @@ cast(:likely as tsquery) as likely from (select t.*, t.interaction_id as id from transcript t where "
                            + of
                            + during(period) + " order by "
                            + scope.order().replace("t.id", "t.interaction_id") + " limit :limit) t) t",
                    params,
                    period);
        }

        private Hits ofWords(Period period) {
            Map<String, Object> params = new HashMap<>(scope.params);
            params.put("limit", wanted);
            return hits(
                    "with t as materialized (select t.interaction_id as id, t.started_at from transcript t where "
                            + scope.where() + " and " + during(period)
                            + ") select array(select t.id from t order by " + scope.order()
                            + " limit :limit) as ids, (select count(*) from t) as hits, 0 as read, 0 as likely",
                    params,
                    period);
        }

        private Hits any(Period period, int counted) {
            Map<String, Object> params = new HashMap<>(scope.params);
            params.put("limit", Math.max(wanted, counted) - known);
            return hits(
                    "select array_agg(t.id order by " + scope.order()
                            + ") as ids, count(*) as hits, 0 as read, 0 as likely from ("
                            + "select t.id, t.started_at from interaction t where " + scope.where()
                            + " and t.started_at >= :from and t.started_at < :to order by " + scope.order()
                            + " limit :limit) t",
                    params,
                    period);
        }

        private Hits hits(String sql, Map<String, Object> params, Period period) {
            return jdbc.sql(sql)
                    .params(params)
                    .param("from", period.from)
                    .param("to", period.to)
                    .query((row, n) -> new Hits(
                            row.getArray("ids") == null
                                    ? List.of()
                                    : List.of((UUID[]) row.getArray("ids").getArray()),
                            row.getLong("hits"),
                            row.getLong("read"),
                            row.getLong("likely")))
                    .single();
        }

        /** Named one by one, so that the planner leaves out the other months; kept evidence lies apart from its month. */
        private String during(Period period) {
            List<String> shelves = new ArrayList<>(List.of("'infinity'"));
            YearMonth last = month(period.to.minusNanos(1_000));
            for (YearMonth month = month(period.from); !month.isAfter(last); month = month.plusMonths(1)) {
                shelves.add("'" + month.atDay(1) + "'");
            }
            return "t.shelf in (" + String.join(", ", shelves) + ") and t.started_at >= :from and t.started_at < :to";
        }

        /** Some months on from where the last stretch ended, whole ones but for the ends of the period. */
        private Period next(@Nullable Period done, int months) {
            if (ascending) {
                OffsetDateTime from = done == null ? bounds.from : done.to;
                return new Period(from, earlier(monthsOn(from, months), bounds.to));
            }
            OffsetDateTime to = done == null ? bounds.to : done.from;
            OffsetDateTime from =
                    start(month(to.minusNanos(1_000)).minusMonths(months - 1).atDay(1));
            return new Period(later(from, bounds.from), to);
        }

        private OffsetDateTime monthsOn(OffsetDateTime from, int months) {
            return start(month(from).plusMonths(months).atDay(1));
        }

        /** The same when nothing is left behind it. */
        private Period rest(Period period) {
            return ascending ? new Period(period.from, bounds.to) : new Period(bounds.from, period.to);
        }
    }

    private static OffsetDateTime earlier(OffsetDateTime one, OffsetDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private static OffsetDateTime later(OffsetDateTime one, OffsetDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static YearMonth month(OffsetDateTime time) {
        return YearMonth.from(time.atZoneSameInstant(JdbcInteractions.JAKARTA));
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(JdbcInteractions.JAKARTA).toOffsetDateTime();
    }
}
