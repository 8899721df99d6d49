package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rules, their runs and what they chose, as the pages read them; and the rows that a run writes. */
@Component
class TargetingQueries {

    private final JdbcClient jdbc;

    TargetingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rule as the list shows it. */
    public record RuleRow(
            UUID id,
            String name,
            Set<UUID> teamIds,
            boolean enabled,
            TargetingConditions conditions,
            int perAgent,
            int perRun,
            long chosen,
            long evaluated,
            @Nullable Instant lastRunAt) {}

    public record RunRow(
            UUID id, LocalDate from, LocalDate to, @Nullable UUID by, Instant at, int found, int chosen) {}

    /** What a rule chose. */
    public record ChosenRow(
            UUID sampleId,
            UUID interactionId,
            String conversationId,
            Instant startedAt,
            UUID agentId,
            UUID teamId,
            UUID assigneeId,
            String reason,
            LocalDate dueOn,
            SampleStatus status) {}

    /** Rules that touch a team which the viewer may read. */
    Page<RuleRow> rules(Viewer viewer, Pageable page) {
        Map<String, Object> params = new HashMap<>();
        String where = "";
        if (!viewer.readsEveryTeam()) {
            where = " where r.team_ids = '{}' or r.team_ids && :led";
            params.put("led", viewer.ledTeamIds().toArray(UUID[]::new));
        }
        String seen = viewer.readsEveryTeam() ? "" : " and s.team_id = any(:led)";
        List<RuleRow> rows = jdbc.sql("""
                select r.*, c.chosen, c.evaluated, (select max(run_at) from targeting_run where rule_id = r.id) as last_run_at
                from (select * from targeting_rule r %s order by r.enabled desc, lower(r.name), r.id limit :limit offset :offset) r
                cross join lateral (
                  select count(*) as chosen, count(*) filter (where s.status = 'EVALUATED') as evaluated
                  from targeting_run run join targeted_sample t on t.run_id = run.id join sample s on s.id = t.sample_id %s
                  where run.rule_id = r.id) c
                order by r.enabled desc, lower(r.name), r.id""".formatted(where, seen))
                .params(params)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> rule(row))
                .list();
        long total = jdbc.sql("select count(*) from targeting_rule r" + where)
                .params(params)
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    List<RunRow> runs(UUID ruleId, int most) {
        return jdbc.sql("select * from targeting_run where rule_id = :rule order by run_at desc limit :most")
                .param("rule", ruleId)
                .param("most", most)
                .query((row, n) -> new RunRow(
                        row.getObject("id", UUID.class),
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class),
                        row.getObject("run_by", UUID.class),
                        row.getObject("run_at", OffsetDateTime.class).toInstant(),
                        row.getInt("found"),
                        row.getInt("chosen")))
                .list();
    }

    Page<ChosenRow> chosen(UUID ruleId, Viewer viewer, Pageable page) {
        Map<String, Object> params = new HashMap<>();
        params.put("rule", ruleId);
        String from = """
                from targeting_run run join targeted_sample t on t.run_id = run.id join sample s on s.id = t.sample_id
                join interaction i on i.id = s.interaction_id where run.rule_id = :rule""";
        if (!viewer.readsEveryTeam()) {
            from += " and s.team_id = any(:led)";
            params.put("led", viewer.ledTeamIds().toArray(UUID[]::new));
        }
        List<ChosenRow> rows = jdbc.sql("select s.*, i.conversation_id, i.started_at " + from
                        + " order by s.seq desc limit :limit offset :offset")
                .params(params)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> new ChosenRow(
                        row.getObject("id", UUID.class),
                        row.getObject("interaction_id", UUID.class),
                        row.getString("conversation_id"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("agent_id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        row.getObject("assignee_id", UUID.class),
                        row.getString("reason"),
                        row.getObject("due_on", LocalDate.class),
                        SampleStatus.valueOf(row.getString("status"))))
                .list();
        long total = jdbc.sql("select count(*) " + from)
                .params(params)
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    boolean hasRun(UUID runId) {
        return jdbc.sql("select exists (select from targeting_run where id = :id)")
                .param("id", runId)
                .query(Boolean.class)
                .single();
    }

    boolean hasRunByItself(UUID ruleId, LocalDate day) {
        return jdbc.sql(
                        "select exists (select from targeting_run where rule_id = :rule and run_on = :day and run_by is null)")
                .param("rule", ruleId)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    void addRun(
            UUID id,
            UUID ruleId,
            LocalDate from,
            LocalDate to,
            @Nullable UUID by,
            LocalDate on,
            Instant at,
            long found,
            int chosen) {
        jdbc.sql("""
                insert into targeting_run (id, rule_id, period_from, period_to, run_by, run_on, run_at, found, chosen)
                values (:id, :rule, :from, :to, :by, :on, :at, :found, :chosen)""")
                .param("id", id)
                .param("rule", ruleId)
                .param("from", from)
                .param("to", to)
                .param("by", by)
                .param("on", on)
                .param("at", Drawing.utc(at))
                .param("found", found)
                .param("chosen", chosen)
                .update();
    }

    /** What a run chose, as targeted samples without a plan, in one statement. */
    List<UUID> addSamples(
            UUID runId,
            List<TargetingSearch.Found> chosen,
            List<UUID> assignees,
            List<String> reasons,
            LocalDate dueOn,
            UUID by,
            Instant at) {
        return jdbc.sql("""
                with incoming as (
                  select * from unnest(cast(:interactions as uuid[]), cast(:agents as uuid[]), cast(:teams as uuid[]),
                    cast(:assignees as uuid[]), cast(:reasons as text[])) with ordinality
                  as t (interaction_id, agent_id, team_id, assignee_id, reason, place)),
                added as (
                  insert into sample (id, seq, interaction_id, agent_id, team_id, random, reason, assignee_id, due_on, chosen_by,
                    chosen_at)
                  select uuidv7(), nextval('sampling_seq'), interaction_id, agent_id, team_id, false, reason, assignee_id, :due, :by,
                    :at
                  from incoming order by place returning id)
                insert into targeted_sample (sample_id, run_id) select id, :run from added returning sample_id""")
                .param(
                        "interactions",
                        chosen.stream()
                                .map(TargetingSearch.Found::interactionId)
                                .toArray(UUID[]::new))
                .param(
                        "agents",
                        chosen.stream().map(TargetingSearch.Found::agentId).toArray(UUID[]::new))
                .param(
                        "teams",
                        chosen.stream().map(TargetingSearch.Found::teamId).toArray(UUID[]::new))
                .param("assignees", assignees.toArray(UUID[]::new))
                .param("reasons", reasons.toArray(String[]::new))
                .param("due", dueOn)
                .param("by", by)
                .param("at", Drawing.utc(at))
                .param("run", runId)
                .query(UUID.class)
                .list();
    }

    private static RuleRow rule(ResultSet row) throws SQLException {
        OffsetDateTime lastRunAt = row.getObject("last_run_at", OffsetDateTime.class);
        return new RuleRow(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new HashSet<>(List.of((UUID[]) row.getArray("team_ids").getArray())),
                row.getBoolean("enabled"),
                new TargetingConditions(
                        row.getObject("max_csat", Integer.class),
                        texts(row, "words"),
                        SaidBy.valueOf(row.getString("said_by")),
                        texts(row, "topics"),
                        row.getObject("handling_percentile", Integer.class),
                        row.getObject("repeat_days", Integer.class),
                        row.getBoolean("critical_last_month")),
                row.getInt("per_agent"),
                row.getInt("per_run"),
                row.getLong("chosen"),
                row.getLong("evaluated"),
                lastRunAt == null ? null : lastRunAt.toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
