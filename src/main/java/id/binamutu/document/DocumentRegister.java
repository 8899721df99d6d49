package id.binamutu.document;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the register for pages. */
@Repository
class DocumentRegister {
    private static final String LISTED = """
            from document d
            left join lateral (
              select label, effective_on, state from document_revision
              where document_id = d.id and state <> 'DRAFT'
              order by (state = 'IN_FORCE') desc, released_at desc limit 1) r on true
            left join document_revision w on w.document_id = d.id and w.state = 'DRAFT'
            where (:everything or r.state = 'IN_FORCE')
              and (:kind is null or d.kind = :kind)
              and (:state is null or case when :state = 'DRAFT' then w.id is not null else r.state = :state end)
              and (:q is null or d.number ilike :q or d.title ilike :q or d.owner ilike :q)
            """;

    private final JdbcClient jdbc;

    DocumentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param everything also what is not in force: for those who keep or oversee the register */
    Page<DocumentRow> list(DocumentFilter filter, boolean everything, Pageable page) {
        long total = narrowed("select count(*) " + LISTED, filter, everything)
                .query(Long.class)
                .single();
        List<DocumentRow> rows = narrowed(
                        """
                        select d.id, d.number, d.title, d.kind, d.owner, coalesce(r.state, 'DRAFT') as state,
                          r.label as revision, r.effective_on, case when :everything then w.label end as draft
                        """ + LISTED + " order by upper(d.number) limit :limit offset :offset", filter, everything)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(DocumentRow.class)
                .list();
        return new PageImpl<>(rows, page, total);
    }

    private JdbcClient.StatementSpec narrowed(String sql, DocumentFilter filter, boolean everything) {
        return jdbc.sql(sql)
                .param("everything", everything)
                .param("kind", name(filter.kind()), Types.VARCHAR)
                .param("state", name(filter.state()), Types.VARCHAR)
                .param("q", like(filter.q()), Types.VARCHAR);
    }

    /** Newest first. */
    List<RevisionRow> history(UUID documentId) {
        return jdbc.sql("""
                        select r.id, r.label, r.effective_on, r.change, r.file_name, r.state,
                          c.name as created_by_name, r.created_at, f.name as released_by_name, r.released_at,
                          e.name as ended_by_name, r.ended_at, r.withdrawal_reason,
                          ((r.ended_at at time zone 'Asia/Jakarta')::date + make_interval(months => d.retention_months))::date
                            as kept_until
                        from document_revision r
                        join document d on d.id = r.document_id
                        join person c on c.id = r.created_by
                        left join person f on f.id = r.released_by
                        left join person e on e.id = r.ended_by
                        where r.document_id = :document
                        order by r.state <> 'DRAFT', r.released_at desc nulls first
                        """)
                .param("document", documentId)
                .query((row, n) -> new RevisionRow(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getObject("effective_on", java.time.LocalDate.class),
                        row.getString("change"),
                        row.getString("file_name"),
                        RevisionState.valueOf(row.getString("state")),
                        row.getString("created_by_name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("released_by_name"),
                        instant(row.getObject("released_at", OffsetDateTime.class)),
                        row.getString("ended_by_name"),
                        instant(row.getObject("ended_at", OffsetDateTime.class)),
                        row.getString("withdrawal_reason"),
                        row.getObject("kept_until", java.time.LocalDate.class)))
                .list();
    }

    private static java.time.@Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable String like(@Nullable String q) {
        return q == null || q.isBlank()
                ? null
                : "%" + q.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
