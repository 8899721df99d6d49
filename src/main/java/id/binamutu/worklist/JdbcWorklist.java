package id.binamutu.worklist;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcWorklist implements Worklist {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    JdbcWorklist(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    @Override
    public void open(NewWorkItem item) {
        openAll(List.of(item));
    }

    @Override
    @Transactional
    public void openAll(List<NewWorkItem> items) {
        OffsetDateTime now = utc(clock.instant());
        template.batchUpdate("""
                insert into work_item (id, kind, subject_id, assignee_id, team_id, step, arguments, url, due_at, opened_at)
                values (uuidv7(), ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (kind, subject_id, assignee_id) do update
                  set arguments = excluded.arguments, url = excluded.url, due_at = excluded.due_at, done_at = null""", items, 500, (statement, item) -> {
            statement.setString(1, item.kind());
            statement.setObject(2, item.subjectId());
            statement.setObject(3, item.assigneeId());
            statement.setObject(4, item.teamId());
            statement.setInt(5, item.step());
            statement.setArray(
                    6,
                    statement
                            .getConnection()
                            .createArrayOf("text", item.arguments().toArray()));
            statement.setString(7, item.url());
            statement.setObject(8, item.dueAt() == null ? null : utc(item.dueAt()));
            statement.setObject(9, now);
        });
    }

    @Override
    @Transactional
    public void done(String kind, UUID subjectId) {
        jdbc.sql("update work_item set done_at = :now where kind = :kind and subject_id = :subject and done_at is null")
                .param("now", utc(clock.instant()))
                .param("kind", kind)
                .param("subject", subjectId)
                .update();
    }

    @Override
    @Transactional
    public void done(String kind, UUID subjectId, UUID assigneeId) {
        jdbc.sql("""
                update work_item set done_at = :now
                where kind = :kind and subject_id = :subject and assignee_id = :assignee and done_at is null""")
                .param("now", utc(clock.instant()))
                .param("kind", kind)
                .param("subject", subjectId)
                .param("assignee", assigneeId)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(String kind, UUID subjectId, UUID assigneeId) {
        return jdbc.sql("""
                select exists (select from work_item
                where kind = :kind and subject_id = :subject and assignee_id = :assignee and done_at is null)""")
                .param("kind", kind)
                .param("subject", subjectId)
                .param("assignee", assigneeId)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Page<WorkItem> openFor(UUID assigneeId, @Nullable Integer step, Pageable page) {
        String where =
                "from work_item where assignee_id = :assignee and done_at is null and (cast(:step as int) is null or step = :step)";
        long[] total = new long[1];
        List<WorkItem> items = jdbc.sql("select *, count(*) over () as total " + where
                        + " order by due_at nulls last, opened_at, id limit :limit offset :offset")
                .param("assignee", assigneeId)
                .param("step", step)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return item(row);
                })
                .list();
        if (items.isEmpty() && page.getOffset() > 0) {
            total[0] = jdbc.sql("select count(*) " + where)
                    .param("assignee", assigneeId)
                    .param("step", step)
                    .query(Long.class)
                    .single();
        }
        return new PageImpl<>(items, page, total[0]);
    }

    private static WorkItem item(ResultSet row) throws SQLException {
        Array arguments = row.getArray("arguments");
        OffsetDateTime dueAt = row.getObject("due_at", OffsetDateTime.class);
        return new WorkItem(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getObject("subject_id", UUID.class),
                row.getInt("step"),
                List.of((String[]) arguments.getArray()),
                row.getString("url"),
                dueAt == null ? null : dueAt.toInstant(),
                row.getObject("opened_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
