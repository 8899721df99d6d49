package id.binamutu.briefing;

import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads briefings for pages; whose they are is part of every question. */
@Repository
class BriefingBoard {
    private static final String VISIBLE = """
            (:everything or b.team_id = any(:led)
              or exists (select 1 from briefing_invitee v where v.briefing_id = b.id and v.agent_id = :viewer))
            """;
    private static final String LISTED = " from briefing b join team t on t.id = b.team_id where " + VISIBLE + """
              and (:q is null or b.title ilike :q)
              and (:state is null or b.state = :state)
              and (cast(:team as uuid) is null or b.team_id = :team)
              and (cast(:from as timestamptz) is null or b.scheduled_at >= :from) and (cast(:to as timestamptz) is null or b.scheduled_at < :to)
            """;

    private final JdbcClient jdbc;
    private final ZoneId zone;

    BriefingBoard(JdbcClient jdbc, java.time.Clock clock) {
        this.jdbc = jdbc;
        this.zone = clock.getZone();
    }

    Page<BriefingRow> list(BriefingFilter filter, Viewer viewer, Pageable page) {
        long total = narrowed("select count(*)" + LISTED, filter, viewer)
                .query(Long.class)
                .single();
        List<BriefingRow> rows = narrowed("""
                        select b.id, b.title, t.name as team_name, b.scheduled_at, b.state,
                          i.invited, i.attended,
                          (select count(*) from briefing_question q where q.briefing_id = b.id) as questions,
                          (select count(distinct a.agent_id) from briefing_quiz_attempt a where a.briefing_id = b.id and a.passed) as passed,
                          exists (select 1 from minutes m where m.subject_type = 'briefing' and m.subject_id = b.id
                            and m.signed_at is not null) as minutes_signed
                        from (select b.id""" + LISTED + """
                           order by b.scheduled_at desc, b.id limit :limit offset :offset) listed
                        join briefing b on b.id = listed.id
                        join team t on t.id = b.team_id
                        cross join lateral (select count(*) as invited,
                            count(*) filter (where attendance in ('PRESENT', 'LATE')) as attended
                          from briefing_invitee where briefing_id = b.id) i
                        order by b.scheduled_at desc, b.id
                        """, filter, viewer)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> new BriefingRow(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("team_name"),
                        row.getObject("scheduled_at", OffsetDateTime.class).toInstant(),
                        BriefingState.valueOf(row.getString("state")),
                        row.getLong("invited"),
                        row.getLong("attended"),
                        row.getLong("questions"),
                        row.getLong("passed"),
                        row.getBoolean("minutes_signed")))
                .list();
        return new PageImpl<>(rows, page, total);
    }

    private JdbcClient.StatementSpec narrowed(String sql, BriefingFilter filter, Viewer viewer) {
        YearMonth period = filter.period();
        return jdbc.sql(sql)
                .param("everything", viewer.readsEveryTeam())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .param("viewer", viewer.id())
                .param("q", like(filter.q()), Types.VARCHAR)
                .param("state", filter.state() == null ? null : filter.state().name(), Types.VARCHAR)
                .param("team", filter.team(), Types.OTHER)
                .param("from", period == null ? null : start(period), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", period == null ? null : start(period.plusMonths(1)), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toOffsetDateTime();
    }

    /** @throws NotFoundException also when it is another team's */
    BriefingView briefing(UUID id, Viewer viewer) {
        return jdbc.sql("""
                        select b.id, b.team_id, t.name as team_name, b.title, b.scheduled_at, b.place, b.material, b.pass_mark,
                          b.attempts_allowed, b.quiz_due_on, b.state, p.name as planned_by_name, b.held_on, b.closed_at,
                          b.cancelled_at, b.cancellation_reason
                        from briefing b join team t on t.id = b.team_id join person p on p.id = b.planned_by
                        where b.id = :id and
                        """ + VISIBLE)
                .param("id", id)
                .param("everything", viewer.readsEveryTeam())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .param("viewer", viewer.id())
                .query((row, n) -> new BriefingView(
                        row.getObject("id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        row.getString("team_name"),
                        row.getString("title"),
                        row.getObject("scheduled_at", OffsetDateTime.class).toInstant(),
                        row.getString("place"),
                        row.getString("material"),
                        row.getInt("pass_mark"),
                        row.getInt("attempts_allowed"),
                        row.getObject("quiz_due_on", LocalDate.class),
                        BriefingState.valueOf(row.getString("state")),
                        row.getString("planned_by_name"),
                        row.getObject("held_on", LocalDate.class),
                        instant(row.getObject("closed_at", OffsetDateTime.class)),
                        instant(row.getObject("cancelled_at", OffsetDateTime.class)),
                        row.getString("cancellation_reason")))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    List<UUID> articles(UUID briefingId) {
        return jdbc.sql("select article_id from briefing_article where briefing_id = ? order by position")
                .param(briefingId)
                .query(UUID.class)
                .list();
    }

    List<FileLink> attachments(UUID briefingId) {
        return jdbc.sql(
                        "select file_id as id, name from briefing_attachment where briefing_id = ? order by attached_at")
                .param(briefingId)
                .query(FileLink.class)
                .list();
    }

    List<Question> questions(UUID briefingId) {
        return jdbc.sql("""
                        select id, position, question, options, right_option, explanation from briefing_question
                        where briefing_id = ? order by position
                        """)
                .param(briefingId)
                .query((row, n) -> new Question(
                        row.getObject("id", UUID.class),
                        row.getInt("position"),
                        row.getString("question"),
                        Arrays.asList((String[]) row.getArray("options").getArray()),
                        row.getInt("right_option"),
                        row.getString("explanation")))
                .list();
    }

    /** Everybody who was invited, by name, in one statement. */
    List<Invitee> invitees(UUID briefingId) {
        return invitees(briefingId, null);
    }

    /** @throws NotFoundException when the agent was not invited */
    Invitee invitee(UUID briefingId, UUID agentId) {
        return invitees(briefingId, agentId).stream().findFirst().orElseThrow(NotFoundException::new);
    }

    private List<Invitee> invitees(UUID briefingId, @Nullable UUID agentId) {
        return jdbc.sql("""
                        select i.agent_id, p.name, p.employee_id, i.attendance, a.number, a.answers, a.right_count,
                          a.question_count, a.passed, a.submitted_at, c.held_on as caught_up_on, c.note
                        from briefing_invitee i
                        join person p on p.id = i.agent_id
                        left join lateral (select * from briefing_quiz_attempt
                          where briefing_id = i.briefing_id and agent_id = i.agent_id order by number desc limit 1) a on true
                        left join briefing_catch_up c on c.briefing_id = i.briefing_id and c.agent_id = i.agent_id
                        where i.briefing_id = :briefing and (cast(:agent as uuid) is null or i.agent_id = :agent)
                        order by lower(p.name), p.id
                        """)
                .param("briefing", briefingId)
                .param("agent", agentId, Types.OTHER)
                .query((row, n) -> new Invitee(
                        row.getObject("agent_id", UUID.class),
                        row.getString("name"),
                        row.getString("employee_id"),
                        attendance(row.getString("attendance")),
                        attempt(row),
                        row.getInt("number"),
                        row.getObject("caught_up_on", LocalDate.class),
                        row.getString("note")))
                .list();
    }

    private static @Nullable Attendance attendance(@Nullable String name) {
        return name == null ? null : Attendance.valueOf(name);
    }

    private static @Nullable Attempt attempt(ResultSet row) throws SQLException {
        Array answers = row.getArray("answers");
        return answers == null
                ? null
                : new Attempt(
                        row.getInt("number"),
                        Arrays.stream((Object[]) answers.getArray())
                                .map(answer -> ((Number) answer).intValue())
                                .toList(),
                        row.getInt("right_count"),
                        row.getInt("question_count"),
                        row.getBoolean("passed"),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant());
    }

    private static java.time.@Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String like(@Nullable String q) {
        return q == null || q.isBlank()
                ? null
                : "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
