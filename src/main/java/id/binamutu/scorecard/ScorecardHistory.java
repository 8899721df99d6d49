package id.binamutu.scorecard;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was decided about a version, by whom and why. */
@Repository
@Transactional
class ScorecardHistory {
    enum Action {
        SENT,
        TAKEN_BACK,
        RETURNED,
        PUBLISHED,
        RETIRED
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    ScorecardHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void record(UUID versionId, Action action, UUID personId, @Nullable String note) {
        jdbc.sql("""
                insert into scorecard_event (version_id, action, person_id, at, note)
                values (:version, :action, :person, :at, :note)""")
                .param("version", versionId)
                .param("action", action.name())
                .param("person", personId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("note", note)
                .update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<HistoryRow> of(UUID versionId) {
        return jdbc.sql("""
                select e.action, p.name as person, e.at, e.note
                from scorecard_event e join person p on p.id = e.person_id
                where e.version_id = :version order by e.id desc""").param("version", versionId).query(HistoryRow.class).list();
    }
}
