package id.binamutu.socialisation;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads socialisations for pages; who may see whom is part of every question. */
@Repository
class SocialisationBoard {
    /** Of the people concerned (c), those whom the viewer may see. */
    private static final String SEEN =
            "(:everything or s.started_by = :viewer or c.team_id = any(:led) or c.person_id = :viewer)";

    private static final String VISIBLE = """
            (:everything or s.started_by = :viewer or s.team_id = any(:led)
              or exists (select 1 from socialisation_concerned v where v.socialisation_id = s.id
                and (v.person_id = :viewer or v.team_id = any(:led))))
            """;

    private static final String MISSING = """
            exists (select 1 from socialisation_concerned c where c.socialisation_id = s.id and
            """ + SEEN + """
              and not exists (select 1 from socialisation_acknowledgement a
                where a.socialisation_id = c.socialisation_id and a.person_id = c.person_id))
            """;

    private static final String LISTED = " from socialisation s where " + VISIBLE + """
              and (:q is null or s.title ilike :q)
              and (cast(:from as date) is null or s.started_on between :from and :to)
              and (cast(:team as uuid) is null or exists (select 1 from socialisation_concerned t
                where t.socialisation_id = s.id and t.team_id = :team))
              and case cast(:state as text) when 'WAITING' then
            """ + MISSING
            + " when 'LATE' then s.due_on < :today and " + MISSING + " when 'COMPLETE' then not " + MISSING
            + " else true end ";

    private static final String COUNTED = """
            cross join lateral (select count(*) as concerned, count(a.person_id) as acknowledged
              from socialisation_concerned c
              left join socialisation_acknowledgement a
                on a.socialisation_id = c.socialisation_id and a.person_id = c.person_id
              where c.socialisation_id = s.id and
            """ + SEEN + ") n ";

    private final JdbcClient jdbc;
    private final Clock clock;

    SocialisationBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Document Control reads what is made known everywhere, as the overseers do. */
    static boolean seesEverything(Viewer viewer) {
        return viewer.readsEveryTeam() || viewer.is(Role.DOCUMENT_CONTROL);
    }

    Page<SocialisationRow> list(SocialisationFilter filter, Viewer viewer, Pageable page) {
        long total = narrowed("select count(*)" + LISTED, filter, viewer)
                .query(Long.class)
                .single();
        List<SocialisationRow> rows = narrowed(
                        """
                        select s.id, s.title, s.revision, t.name as team_name, s.audience, s.started_on, s.due_on,
                          n.concerned, n.acknowledged
                        from (select s.id""" + LISTED + """
                           order by s.started_on desc, s.id desc limit :limit offset :offset) listed
                        join socialisation s on s.id = listed.id
                        left join team t on t.id = s.team_id
                        """ + COUNTED + " order by s.started_on desc, s.id desc", filter, viewer)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(SocialisationRow.class)
                .list();
        return new PageImpl<>(rows, page, total);
    }

    private JdbcClient.StatementSpec narrowed(String sql, SocialisationFilter filter, Viewer viewer) {
        YearMonth period = filter.period();
        return seenBy(viewer, jdbc.sql(sql))
                .param("q", like(filter.q()), Types.VARCHAR)
                .param("from", period == null ? null : period.atDay(1), Types.DATE)
                .param("to", period == null ? null : period.atEndOfMonth(), Types.DATE)
                .param("team", filter.team(), Types.OTHER)
                .param("state", filter.state() == null ? "" : filter.state())
                .param("today", LocalDate.now(clock));
    }

    private static JdbcClient.StatementSpec seenBy(Viewer viewer, JdbcClient.StatementSpec statement) {
        return statement
                .param("everything", seesEverything(viewer))
                .param("viewer", viewer.id())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new));
    }

    /** @throws NotFoundException also when it does not concern the viewer */
    SocialisationView socialisation(UUID id, Viewer viewer) {
        return seenBy(viewer, jdbc.sql("""
                        select s.id, s.subject_kind, s.subject_id, s.title, s.revision, s.body, s.file_id, s.file_name, s.team_id,
                          t.name as team_name, s.audience, s.started_by, p.name as started_by_name, s.started_on, s.due_on,
                          n.concerned, n.acknowledged, me.person_id is not null as mine, mine.acknowledged_at, mine.question,
                          r.reply, rp.name as replied_by_name
                        from socialisation s
                        join person p on p.id = s.started_by
                        left join team t on t.id = s.team_id
                        left join socialisation_concerned me on me.socialisation_id = s.id and me.person_id = :viewer
                        left join socialisation_acknowledgement mine
                          on mine.socialisation_id = s.id and mine.person_id = :viewer
                        left join socialisation_reply r on r.socialisation_id = s.id and r.person_id = :viewer
                        left join person rp on rp.id = r.replied_by
                        """ + COUNTED + "where s.id = :id and " + VISIBLE))
                .param("id", id)
                .query((row, n) -> new SocialisationView(
                        row.getObject("id", UUID.class),
                        SubjectKind.valueOf(row.getString("subject_kind")),
                        row.getObject("subject_id", UUID.class),
                        row.getString("title"),
                        row.getString("revision"),
                        row.getString("body"),
                        row.getObject("file_id", UUID.class),
                        row.getString("file_name"),
                        row.getObject("team_id", UUID.class),
                        row.getString("team_name"),
                        row.getString("audience"),
                        row.getObject("started_by", UUID.class),
                        row.getString("started_by_name"),
                        row.getObject("started_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getLong("concerned"),
                        row.getLong("acknowledged"),
                        row.getBoolean("mine"),
                        instant(row.getObject("acknowledged_at", OffsetDateTime.class)),
                        row.getString("question"),
                        row.getString("reply"),
                        row.getString("replied_by_name")))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** The report: who read it and who is missing, those whom the viewer may see, in one statement. */
    Page<Reader> readers(UUID id, ReaderFilter filter, Viewer viewer, Pageable page) {
        List<Long> total = new ArrayList<>(1);
        List<Reader> rows = seenBy(viewer, jdbc.sql("""
                        select c.person_id, p.employee_id, p.name, t.name as team_name, a.acknowledged_at, c.reminded_on,
                          a.question, r.reply, count(*) over () as total
                        from socialisation s
                        join socialisation_concerned c on c.socialisation_id = s.id
                        join person p on p.id = c.person_id
                        left join team t on t.id = c.team_id
                        left join socialisation_acknowledgement a
                          on a.socialisation_id = c.socialisation_id and a.person_id = c.person_id
                        left join socialisation_reply r on r.socialisation_id = c.socialisation_id and r.person_id = c.person_id
                        where s.id = :id and (:everything or s.started_by = :viewer or c.team_id = any(:led))
                          and (:q is null or p.name ilike :q or p.employee_id ilike :q or t.name ilike :q)
                          and case cast(:state as text) when 'MISSING' then a.person_id is null when 'READ' then a.person_id is not null
                            when 'ASKED' then a.question is not null else true end
                        order by a.person_id is not null, t.name nulls last, p.name, p.id
                        limit :limit offset :offset
                        """))
                .param("id", id)
                .param("q", like(filter.q()), Types.VARCHAR)
                .param("state", filter.state() == null ? "" : filter.state())
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> {
                    total.add(row.getLong("total"));
                    return new Reader(
                            row.getObject("person_id", UUID.class),
                            row.getString("employee_id"),
                            row.getString("name"),
                            row.getString("team_name"),
                            instant(row.getObject("acknowledged_at", OffsetDateTime.class)),
                            row.getObject("reminded_on", LocalDate.class),
                            row.getString("question"),
                            row.getString("reply"));
                })
                .list();
        return new PageImpl<>(rows, page, total.isEmpty() ? 0 : total.get(0));
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
