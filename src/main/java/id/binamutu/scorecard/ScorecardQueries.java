package id.binamutu.scorecard;

import id.binamutu.web.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about scorecards list. */
@Repository
@Transactional(readOnly = true)
class ScorecardQueries {
    private static final String VERSION = """
            select v.id, v.scorecard_id, s.name, v.number, v.state, v.reason, v.channels, v.topics,
                array(select t.name from team t where t.id = any (v.team_ids) order by t.name) as teams, v.effective_on,
                v.sent_by as sender_id, sender.name as sent_by, v.sent_at, p.name as published_by, v.published_at, v.retired_at
            from scorecard_version v join scorecard s on s.id = v.scorecard_id
            left join person p on p.id = v.published_by left join person sender on sender.id = v.sent_by
            """;

    private final JdbcClient jdbc;

    ScorecardQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param withDrafts whether scorecards that were never published, and drafts, are shown */
    Page<ScorecardRow> list(@Nullable String search, boolean withDrafts, Pageable page) {
        String from = """
                from scorecard s
                left join lateral (select v.id, v.number, v.effective_on, v.channels, v.topics, v.team_ids
                  from scorecard_version v
                  where v.scorecard_id = s.id and v.state = 'PUBLISHED' order by v.number desc limit 1) newest on true
                left join scorecard_version draft on draft.scorecard_id = s.id and draft.state in ('DRAFT', 'IN_REVIEW')
                where (cast(:search as text) is null or s.name ilike '%' || :search || '%')
                  and (:withDrafts or exists (select from scorecard_version v where v.scorecard_id = s.id and v.state in ('PUBLISHED', 'RETIRED')))
                """;
        String pattern = search == null || search.isBlank()
                ? null
                : search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        List<ScorecardRow> rows = jdbc.sql("""
                select s.id, s.name, newest.id as version_id, newest.number, newest.effective_on,
                    coalesce(newest.channels, draft.channels, '{}') as channels,
                    coalesce(newest.topics, draft.topics, '{}') as topics,
                    array(select t.name from team t where t.id = any (coalesce(newest.team_ids, draft.team_ids)) order by t.name)
                      as teams,
                    draft.id as draft_id, draft.state = 'IN_REVIEW' as in_review
                """ + from + " order by lower(s.name) limit :limit offset :offset")
                .param("search", pattern)
                .param("withDrafts", withDrafts)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query((row, n) -> new ScorecardRow(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("version_id", UUID.class),
                        (Integer) row.getObject("number"),
                        row.getObject("effective_on", LocalDate.class),
                        texts(row, "channels"),
                        texts(row, "topics"),
                        texts(row, "teams"),
                        withDrafts ? row.getObject("draft_id", UUID.class) : null,
                        withDrafts && row.getBoolean("in_review")))
                .list();
        long total = jdbc.sql("select count(*) " + from)
                .param("search", pattern)
                .param("withDrafts", withDrafts)
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    /** Newest first; empty when there is no such scorecard, or none that the reader may see. */
    List<VersionRow> versions(UUID scorecardId, boolean withDrafts) {
        return jdbc.sql(
                        VERSION
                                + " where v.scorecard_id = :id and (:withDrafts or v.state in ('PUBLISHED', 'RETIRED')) order by v.number desc")
                .param("id", scorecardId)
                .param("withDrafts", withDrafts)
                .query((row, n) -> version(row))
                .list();
    }

    VersionRow version(UUID versionId, boolean withDrafts) {
        return jdbc.sql(VERSION + " where v.id = :id and (:withDrafts or v.state in ('PUBLISHED', 'RETIRED'))")
                .param("id", versionId)
                .param("withDrafts", withDrafts)
                .query((row, n) -> version(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** What waits for a review, longest first. */
    List<VersionRow> inReview() {
        return jdbc.sql(VERSION + " where v.state = 'IN_REVIEW' order by v.sent_at, v.id")
                .query((row, n) -> version(row))
                .list();
    }

    private static VersionRow version(ResultSet row) throws SQLException {
        return new VersionRow(
                row.getObject("id", UUID.class),
                row.getObject("scorecard_id", UUID.class),
                row.getString("name"),
                row.getInt("number"),
                VersionState.valueOf(row.getString("state")),
                row.getString("reason"),
                texts(row, "channels"),
                texts(row, "topics"),
                texts(row, "teams"),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("sender_id", UUID.class),
                row.getString("sent_by"),
                instant(row.getTimestamp("sent_at")),
                row.getString("published_by"),
                instant(row.getTimestamp("published_at")),
                instant(row.getTimestamp("retired_at")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
