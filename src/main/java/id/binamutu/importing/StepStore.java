package id.binamutu.importing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a commit in steps stands. */
@Component
class StepStore {

    /** All up to this line of this part is in. */
    record Position(int part, long line) {}

    /** The import was stopped by somebody. */
    static final class Stopped extends RuntimeException {}

    /** Somebody else goes on with it. */
    static final class Overtaken extends RuntimeException {}

    private final JdbcClient jdbc;
    private final BadRows badRows;
    private final Clock clock;

    StepStore(JdbcClient jdbc, BadRows badRows, Clock clock) {
        this.jdbc = jdbc;
        this.badRows = badRows;
        this.clock = clock;
    }

    /** A stretch of work without an interruption begins here. */
    @Transactional
    Position begin(UUID runId) {
        return jdbc.sql("""
                update import_run set stretch_began_at = :now, stretch_began_done = done, stretches = stretches + 1,
                  progressed_at = :now
                where id = :id returning step_part, step_line""")
                .param("id", runId)
                .param("now", now())
                .query((row, n) -> new Position(row.getInt("step_part"), row.getLong("step_line")))
                .single();
    }

    @Transactional
    void keep(UUID runId, Position from, Position to, Consumer<ImportSink> work) {
        long refused = stillAt(runId, from);
        RunSink sink = new RunSink(
                to.part(), refused, (first, rows) -> badRows.keep(runId, ImportMode.COMMIT, first, rows), rows -> {});
        work.accept(sink);
        ImportCounts counts = sink.finish();
        jdbc.sql("""
                update import_run set step_part = :part, step_line = :line, accepted = accepted + :accepted,
                  unchanged = unchanged + :unchanged, refused = refused + :refused,
                  done = done + :accepted + :unchanged + :refused, progressed_at = :now
                where id = :id""")
                .param("id", runId)
                .param("part", to.part())
                .param("line", to.line())
                .param("accepted", counts.accepted())
                .param("unchanged", counts.unchanged())
                .param("refused", counts.refused())
                .param("now", now())
                .update();
    }

    Set<Long> refusedInCheck(UUID runId, int part, String messageKey, Collection<Long> lines) {
        return badRows.refusedInCheck(runId, part, messageKey, lines);
    }

    /** @return how many rows have been refused so far */
    private long stillAt(UUID runId, Position expected) {
        return jdbc.sql("select state, step_part, step_line, refused from import_run where id = ? for update")
                .param(runId)
                .query((row, n) -> {
                    if (!row.getString("state").equals(ImportState.COMMITTING.name())) {
                        throw new Stopped();
                    }
                    if (!new Position(row.getInt("step_part"), row.getLong("step_line")).equals(expected)) {
                        throw new Overtaken();
                    }
                    return row.getLong("refused");
                })
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
