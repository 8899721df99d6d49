package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SampleQueries {

    private static final String VIEW = """
            select s.*, coalesce(p.name, rule.name) as plan_name
            from sample s
            left join sampling_plan p on p.id = s.plan_id
            left join targeted_sample t on t.sample_id = s.id
            left join targeting_run run on run.id = t.run_id
            left join targeting_rule rule on rule.id = run.rule_id
            """;

    /** What one agent is asked for until the draw knows more. */
    static final String PLANNED =
            "case when p.quota_by in ('CHANNEL', 'TOPIC', 'PRODUCT', 'SHIFT') then coalesce((select sum(n) from unnest(p.quota_numbers) n), 0) else p.quota end";

    /** What is asked of plan {@code p}: fixed by its draw; before it, the number for every member. */
    static final String WANTED = """
            select case when p.drawn_at is not null
              then coalesce((select sum(c.wanted) from sampling_cell c where c.plan_id = p.id), 0)
              else (select count(distinct m.agent_id) from team_membership m where m.team_id = p.team_id
                  and m.valid_from <= p.period_to and coalesce(m.valid_until, 'infinity') >= p.period_from) * (%s)
              end as wanted""".formatted(PLANNED);

    private final JdbcClient jdbc;

    SampleQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A plan as the list shows it. */
    public record PlanRow(
            UUID id,
            String name,
            UUID teamId,
            LocalDate periodFrom,
            LocalDate periodTo,
            LocalDate dueOn,
            @Nullable Instant drawnAt,
            long wanted,
            long random,
            long targeted,
            long evaluated) {

        public YearMonth month() {
            return YearMonth.from(periodFrom);
        }

        public long chosen() {
            return random + targeted;
        }
    }

    /** A sample as its plan's page shows it. */
    public record SampleRow(
            UUID id,
            UUID interactionId,
            String conversationId,
            UUID agentId,
            Instant startedAt,
            String channel,
            @Nullable String topic,
            @Nullable Integer csat,
            boolean random,
            @Nullable Integer position,
            @Nullable String reason,
            String stratum,
            SampleStatus status,
            @Nullable UUID replacementId,
            @Nullable ReplacementCause replacementCause,
            @Nullable String replacementReason,
            @Nullable UUID replacedBy,
            @Nullable Instant replacedAt,
            @Nullable UUID replaces) {}

    /**
     * What a team leader replaced of what was drawn for the team.
     *
     * @param leader who leads the team now
     * @param causes how often, by cause
     */
    public record Replacements(
            String team, @Nullable String leader, long drawn, long replaced, Map<ReplacementCause, Long> causes) {

        public double percent() {
            return drawn == 0 ? 0 : 100.0 * replaced / drawn;
        }
    }

    /** Per team that the viewer may read, most replaced first. */
    List<Replacements> replacements(Viewer viewer, YearMonth month) {
        return jdbc.sql("""
                select t.name as team, x.name as leader,
                  count(*) filter (where not exists (select from sample_replacement o where o.replacement_id = s.id)) as drawn,
                  count(r.sample_id) as replaced, array_agg(r.cause) filter (where r.cause is not null) as causes
                from sampling_plan p
                join sample s on s.plan_id = p.id and s.random
                join team t on t.id = p.team_id
                left join sample_replacement r on r.sample_id = s.id
                left join lateral (
                  select person.name from team_leadership l join person on person.id = l.leader_id
                  where l.team_id = t.id and l.valid_until is null limit 1) x on true
                where p.period_from between :from and :to and (:all or p.team_id = any (:teams))
                group by t.id, t.name, x.name
                order by count(r.sample_id)::float / count(*) desc, t.name""")
                .param("from", month.atDay(1))
                .param("to", month.atEndOfMonth())
                .param("all", viewer.readsEveryTeam())
                .param("teams", viewer.ledTeamIds().toArray(UUID[]::new))
                .query((row, n) -> new Replacements(
                        row.getString("team"),
                        row.getString("leader"),
                        row.getLong("drawn"),
                        row.getLong("replaced"),
                        counted(row.getArray("causes"))))
                .list();
    }

    private static Map<ReplacementCause, Long> counted(@Nullable Array causes) throws SQLException {
        Map<ReplacementCause, Long> counted = new EnumMap<>(ReplacementCause.class);
        if (causes != null) {
            for (String cause : (String[]) causes.getArray()) {
                counted.merge(ReplacementCause.valueOf(cause), 1L, Long::sum);
            }
        }
        return counted;
    }

    SampleView find(UUID id) {
        return one("where s.id = :id", id);
    }

    /** Nobody else gets it until the transaction ends. */
    SampleView held(UUID id) {
        return one("where s.id = :id for share of s", id);
    }

    private SampleView one(String where, UUID id) {
        return jdbc.sql(VIEW + where)
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    List<SampleView> find(Collection<UUID> ids) {
        return jdbc.sql(VIEW + "where s.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> view(row))
                .list();
    }

    List<SampleView> ofPlan(UUID planId) {
        return jdbc.sql(VIEW + "where s.plan_id = :plan")
                .param("plan", planId)
                .query((row, n) -> view(row))
                .list();
    }

    Optional<UUID> next(UUID assigneeId, @Nullable UUID after) {
        String beyond = after == null
                ? ""
                : " and (due_on, id) > (select due_on, id from sample where id = cast(:after as uuid))";
        return jdbc.sql("select id from sample where assignee_id = :assignee and status = 'OPEN'" + beyond
                        + " order by due_on, id limit 1")
                .param("assignee", assigneeId)
                .param("after", after)
                .query(UUID.class)
                .optional();
    }

    Page<SampleView> openFor(UUID assigneeId, Pageable page) {
        List<SampleView> open = jdbc.sql(
                        VIEW
                                + "where s.assignee_id = :assignee and s.status = 'OPEN' order by s.due_on, s.id limit :limit offset :offset")
                .param("assignee", assigneeId)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> view(row))
                .list();
        long total = jdbc.sql("select count(*) from sample where assignee_id = :assignee and status = 'OPEN'")
                .param("assignee", assigneeId)
                .query(Long.class)
                .single();
        return new PageImpl<>(open, page, total);
    }

    List<SampleRow> rows(UUID planId) {
        return jdbc.sql("""
                select s.*, i.conversation_id, i.started_at, i.channel, i.topic, i.csat, r.replacement_id, r.cause as replacement_cause,
                  r.reason as replacement_reason, r.replaced_by, r.replaced_at, o.sample_id as replaces
                from sample s
                join interaction i on i.id = s.interaction_id
                left join sample_replacement r on r.sample_id = s.id
                left join sample_replacement o on o.replacement_id = s.id
                where s.plan_id = :plan
                order by s.agent_id, s.random desc, s.draw_position, s.seq""")
                .param("plan", planId)
                .query((row, n) -> new SampleRow(
                        row.getObject("id", UUID.class),
                        row.getObject("interaction_id", UUID.class),
                        row.getString("conversation_id"),
                        row.getObject("agent_id", UUID.class),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getString("channel"),
                        row.getString("topic"),
                        row.getObject("csat", Integer.class),
                        row.getBoolean("random"),
                        row.getObject("draw_position", Integer.class),
                        row.getString("reason"),
                        row.getString("stratum"),
                        SampleStatus.valueOf(row.getString("status")),
                        row.getObject("replacement_id", UUID.class),
                        cause(row.getString("replacement_cause")),
                        row.getString("replacement_reason"),
                        row.getObject("replaced_by", UUID.class),
                        instant(row.getObject("replaced_at", OffsetDateTime.class)),
                        row.getObject("replaces", UUID.class)))
                .list();
    }

    Page<PlanRow> plans(Viewer viewer, @Nullable YearMonth month, @Nullable UUID teamId, Pageable page) {
        Map<String, Object> params = new HashMap<>();
        String where = "where true";
        if (!viewer.readsEveryTeam()) {
            where += " and p.team_id = any(:teams)";
            params.put("teams", viewer.ledTeamIds().toArray(UUID[]::new));
        }
        if (month != null) {
            where += " and p.period_from >= :from and p.period_from <= :to";
            params.put("from", month.atDay(1));
            params.put("to", month.atEndOfMonth());
        }
        if (teamId != null) {
            where += " and p.team_id = :team";
            params.put("team", teamId);
        }
        List<PlanRow> rows = jdbc.sql("""
                select p.*, w.wanted, coalesce(s.random, 0) as random, coalesce(s.targeted, 0) as targeted,
                  coalesce(s.evaluated, 0) as evaluated
                from (select * from sampling_plan p %s order by p.period_from desc, p.id limit :limit offset :offset) p
                cross join lateral (%s) w
                left join lateral (
                  select count(*) filter (where random) as random, count(*) filter (where not random) as targeted,
                    count(*) filter (where status = 'EVALUATED') as evaluated
                  from sample where plan_id = p.id and status <> 'REPLACED') s on true
                order by p.period_from desc, p.id""".formatted(where, WANTED))
                .params(params)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> {
                    return new PlanRow(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getObject("team_id", UUID.class),
                            row.getObject("period_from", LocalDate.class),
                            row.getObject("period_to", LocalDate.class),
                            row.getObject("due_on", LocalDate.class),
                            instant(row.getObject("drawn_at", OffsetDateTime.class)),
                            row.getLong("wanted"),
                            row.getLong("random"),
                            row.getLong("targeted"),
                            row.getLong("evaluated"));
                })
                .list();
        long total = jdbc.sql("select count(*) from sampling_plan p " + where)
                .params(params)
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    /** Whether somebody gave this sample to the person, who need not lead its team. */
    boolean isGiven(UUID sampleId, UUID assigneeId) {
        return jdbc.sql("""
                select exists (select from sample where id = :id and assignee_id = :assignee and assigned_by is not null
                  and status <> 'REPLACED')""")
                .param("id", sampleId)
                .param("assignee", assigneeId)
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody gave a sample of this conversation to the person. */
    boolean isConversationGiven(UUID interactionId, UUID assigneeId) {
        return jdbc.sql("""
                select exists (select from sample where interaction_id = :id and assignee_id = :assignee
                  and assigned_by is not null and status <> 'REPLACED')""")
                .param("id", interactionId)
                .param("assignee", assigneeId)
                .query(Boolean.class)
                .single();
    }

    Optional<UUID> interaction(String conversationId) {
        return jdbc.sql("select id from interaction where conversation_id = :id")
                .param("id", conversationId)
                .query(UUID.class)
                .optional();
    }

    boolean isSampled(UUID interactionId) {
        return jdbc.sql("select exists (select from sample where interaction_id = :id)")
                .param("id", interactionId)
                .query(Boolean.class)
                .single();
    }

    /**
     * @param position in the order of the draw; null for one that was chosen by hand
     * @param reason why by hand; null for one that was drawn
     */
    UUID add(
            SamplingPlan plan,
            UUID interactionId,
            UUID agentId,
            @Nullable Integer position,
            @Nullable String reason,
            UUID assigneeId,
            UUID by,
            Instant now) {
        return jdbc.sql("""
                insert into sample (id, seq, plan_id, interaction_id, agent_id, team_id, random, draw_position, reason, assignee_id,
                  due_on, chosen_by, chosen_at)
                values (uuidv7(), nextval('sampling_seq'), :plan, :interaction, :agent, :team, :random, :position, :reason, :assignee,
                  :due, :by, :now)
                returning id""")
                .param("plan", plan.id())
                .param("interaction", interactionId)
                .param("agent", agentId)
                .param("team", plan.teamId())
                .param("random", position != null)
                .param("position", position)
                .param("reason", reason)
                .param("assignee", assigneeId)
                .param("due", plan.dueOn())
                .param("by", by)
                .param("now", Drawing.utc(now))
                .query(UUID.class)
                .single();
    }

    /** The same plan, stratum and weight; the due date of the one that it takes the place of. */
    UUID addInPlace(UUID sampleId, Drawing.Ranked next, UUID assigneeId, UUID by, Instant now) {
        return jdbc.sql("""
                insert into sample (id, seq, plan_id, interaction_id, agent_id, team_id, random, draw_position, assignee_id, due_on,
                  chosen_by, chosen_at, stratum, zone, weight)
                select uuidv7(), nextval('sampling_seq'), plan_id, :interaction, agent_id, team_id, true, :position, :assignee, due_on,
                  :by, :now, stratum, cast(:zone as int), weight
                from sample where id = :sample
                returning id""")
                .param("sample", sampleId)
                .param("interaction", next.interactionId())
                .param("position", next.position())
                .param("zone", next.zone())
                .param("assignee", assigneeId)
                .param("by", by)
                .param("now", Drawing.utc(now))
                .query(UUID.class)
                .single();
    }

    void replaced(UUID sampleId, UUID replacementId, ReplacementCause cause, String reason, UUID by, Instant now) {
        jdbc.sql("""
                insert into sample_replacement (sample_id, replacement_id, cause, reason, replaced_by, replaced_at)
                values (:sample, :replacement, :cause, :reason, :by, :now)""")
                .param("sample", sampleId)
                .param("replacement", replacementId)
                .param("cause", cause.name())
                .param("reason", reason)
                .param("by", by)
                .param("now", Drawing.utc(now))
                .update();
    }

    private static @Nullable ReplacementCause cause(@Nullable String name) {
        return name == null ? null : ReplacementCause.valueOf(name);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static SampleView view(ResultSet row) throws SQLException {
        return new SampleView(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getString("plan_name"),
                row.getObject("interaction_id", UUID.class),
                row.getObject("agent_id", UUID.class),
                row.getObject("team_id", UUID.class),
                row.getBoolean("random"),
                row.getString("reason"),
                row.getObject("assignee_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                SampleStatus.valueOf(row.getString("status")),
                row.getDouble("weight"));
    }
}
