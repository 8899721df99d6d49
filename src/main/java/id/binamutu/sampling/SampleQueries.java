package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
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

    private static final String VIEW =
            "select s.*, p.name as plan_name from sample s join sampling_plan p on p.id = s.plan_id ";

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
            int quota,
            LocalDate dueOn,
            @Nullable Instant drawnAt,
            long agents,
            long random,
            long targeted,
            long evaluated) {

        public YearMonth month() {
            return YearMonth.from(periodFrom);
        }

        public long wanted() {
            return quota * agents;
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
            SampleStatus status,
            @Nullable UUID replacementId,
            @Nullable String replacementReason,
            @Nullable UUID replaces) {}

    SampleView find(UUID id) {
        return jdbc.sql(VIEW + "where s.id = :id")
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
                select s.*, i.conversation_id, i.started_at, i.channel, i.topic, i.csat, r.replacement_id, r.reason as replacement_reason,
                  o.sample_id as replaces
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
                        SampleStatus.valueOf(row.getString("status")),
                        row.getObject("replacement_id", UUID.class),
                        row.getString("replacement_reason"),
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
                select p.*, a.agents, coalesce(s.random, 0) as random, coalesce(s.targeted, 0) as targeted,
                  coalesce(s.evaluated, 0) as evaluated
                from (select * from sampling_plan p %s order by p.period_from desc, p.id limit :limit offset :offset) p
                cross join lateral (
                  select count(distinct agent_id) as agents from team_membership m
                  where m.team_id = p.team_id and m.valid_from <= p.period_to
                    and coalesce(m.valid_until, 'infinity') >= p.period_from) a
                left join lateral (
                  select count(*) filter (where random) as random, count(*) filter (where not random) as targeted,
                    count(*) filter (where status = 'EVALUATED') as evaluated
                  from sample where plan_id = p.id and status <> 'REPLACED') s on true
                order by p.period_from desc, p.id""".formatted(where))
                .params(params)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> {
                    OffsetDateTime drawnAt = row.getObject("drawn_at", OffsetDateTime.class);
                    return new PlanRow(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getObject("team_id", UUID.class),
                            row.getObject("period_from", LocalDate.class),
                            row.getObject("period_to", LocalDate.class),
                            row.getInt("quota"),
                            row.getObject("due_on", LocalDate.class),
                            drawnAt == null ? null : drawnAt.toInstant(),
                            row.getLong("agents"),
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

    void replaced(UUID sampleId, UUID replacementId, String reason, UUID by, Instant now) {
        jdbc.sql("""
                insert into sample_replacement (sample_id, replacement_id, reason, replaced_by, replaced_at)
                values (:sample, :replacement, :reason, :by, :now)""")
                .param("sample", sampleId)
                .param("replacement", replacementId)
                .param("reason", reason)
                .param("by", by)
                .param("now", Drawing.utc(now))
                .update();
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
                SampleStatus.valueOf(row.getString("status")));
    }
}
