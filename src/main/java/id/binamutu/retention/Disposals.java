package id.binamutu.retention;

import id.binamutu.audit.Trail;
import id.binamutu.interaction.DrawLock;
import id.binamutu.recording.Recordings;
import id.binamutu.sampling.SampledConversations;
import id.binamutu.web.RuleViolation;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a month up: what has to stay moves to the shelf 'infinity', the month's tables are dropped, and the record of it is
 * written, all in one transaction.
 */
@Service
class Disposals {

    /** Whoever asks to keep something shares it; who gives up holds it alone. */
    static final long LOCK = 4217165;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final JdbcClient jdbc;
    private final DisposalQueries queries;
    private final Policies policies;
    private final SampledConversations samples;
    private final Recordings recordings;
    private final Trail trail;
    private final Clock clock;

    Disposals(
            JdbcClient jdbc,
            DisposalQueries queries,
            Policies policies,
            SampledConversations samples,
            Recordings recordings,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.policies = policies;
        this.samples = samples;
        this.recordings = recordings;
        this.trail = trail;
        this.clock = clock;
    }

    private record Ids(int count, String digest) {}

    /**
     * @param by null when the job does it by itself
     * @return the record
     * @throws RuleViolation when conversations are coming in right now
     * @throws id.binamutu.web.NotFoundException when the month is not due
     */
    @Transactional
    public UUID dispose(DisposalKind kind, YearMonth month, @Nullable UUID by) {
        try {
            alone();
            Due due = queries.due(kind, month);
            return switch (kind) {
                case CONTENT -> content(due, by);
                case ORIGINAL -> originals(due, by);
                case EVIDENCE -> evidence(due, by);
            };
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException cause
                    && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                throw RuleViolation.of("retention.busy");
            }
            throw e;
        }
    }

    private UUID content(Due due, @Nullable UUID by) {
        YearMonth month = due.month();
        Set<UUID> held = queries.held(month);
        Set<UUID> kept = new HashSet<>(samples.startedBetween(Shelf.start(month), Shelf.start(month.plusMonths(1))));
        int evidence = moved("transcript", month, kept);
        Set<UUID> onlyHeld = new HashSet<>(held);
        onlyHeld.removeAll(kept);
        int holds = moved("transcript", month, onlyHeld);
        moved("transcript_original", month, held);
        kept.addAll(held);
        Ids ids = ids("t.shelf = :month", month, kept);
        drop("transcript", month);
        drop("transcript_original", month);
        return record(due, ids, evidence, holds, recordings.disposeOfMonth(month, kept), by);
    }

    private UUID originals(Due due, @Nullable UUID by) {
        YearMonth month = due.month();
        Set<UUID> held = queries.held(month);
        int holds = moved("transcript_original", month, held);
        Ids ids = jdbc.sql(DIGEST
                        + "from transcript_original t where t.shelf = :month and not (t.interaction_id = any(:kept))")
                .param("month", Shelf.of(month))
                .param("kept", held.toArray(UUID[]::new))
                .query((row, n) -> new Ids(row.getInt("n"), row.getString("digest")))
                .single();
        drop("transcript_original", month);
        return record(due, ids, 0, holds, 0, by);
    }

    private UUID evidence(Due due, @Nullable UUID by) {
        YearMonth month = due.month();
        boolean over = month.isBefore(policies.current().keptFrom(DisposalKind.EVIDENCE, queries.now()));
        Set<UUID> kept = new HashSet<>(queries.held(month));
        if (!over) {
            kept.addAll(samples.startedBetween(Shelf.start(month), Shelf.start(month.plusMonths(1))));
        }
        String outlived = "t.shelf = 'infinity' and shelf_of(t.started_at) = :month";
        Ids ids = ids(outlived, month, kept);
        // The record comes first: it is what lets the rows go.
        UUID record = record(due, ids, 0, 0, recordings.disposeOfMonth(month, kept), by);
        jdbc.sql("""
                delete from transcript_original o using transcript t
                where o.shelf = 'infinity' and o.interaction_id = t.interaction_id
                  and not (t.interaction_id = any(:kept)) and\s""" + outlived)
                .param("month", Shelf.of(month))
                .param("kept", kept.toArray(UUID[]::new))
                .update();
        int deleted = jdbc.sql("delete from transcript t where not (t.interaction_id = any(:kept)) and " + outlived)
                .param("month", Shelf.of(month))
                .param("kept", kept.toArray(UUID[]::new))
                .update();
        if (deleted != ids.count()) {
            throw new IllegalStateException(deleted + " rows were deleted, and " + ids.count() + " are on record");
        }
        return record;
    }

    private static final String DIGEST = """
            select count(*) as n, encode(sha256(convert_to(
              coalesce(string_agg(cast(t.interaction_id as text), ',' order by t.interaction_id), ''), 'UTF8')), 'hex') as digest\s""";

    private Ids ids(String where, YearMonth month, Set<UUID> kept) {
        return jdbc.sql(DIGEST + "from transcript t where not (t.interaction_id = any(:kept)) and " + where)
                .param("month", Shelf.of(month))
                .param("kept", kept.toArray(UUID[]::new))
                .query((row, n) -> new Ids(row.getInt("n"), row.getString("digest")))
                .single();
    }

    /** Moves rows of a month to the shelf that is never dropped, whatever columns they have. */
    private int moved(String table, YearMonth month, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        String columns = jdbc.sql("""
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                  and attname <> 'shelf'""").param("table", table).query(String.class).single();
        return jdbc.sql(
                        "insert into %1$s (shelf, %2$s) select 'infinity', %2$s from %1$s where shelf = :month and interaction_id = any(:ids)"
                                .formatted(table, columns))
                .param("month", Shelf.of(month))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private void drop(String table, YearMonth month) {
        jdbc.sql("drop table if exists " + table + "_" + Shelf.suffix(month)).update();
    }

    private void alone() {
        jdbc.sql("select set_config('lock_timeout', '5s', true)")
                .query((row, n) -> "")
                .single();
        // Conversations on their way in are waited for, and wait; so does a new legal hold.
        jdbc.sql("select pg_advisory_xact_lock(" + DrawLock.KEY + ")")
                .query((row, n) -> "")
                .single();
        jdbc.sql("select pg_advisory_xact_lock(" + LOCK + ")")
                .query((row, n) -> "")
                .single();
    }

    private UUID record(Due due, Ids ids, int evidence, int holds, int givenUpRecordings, @Nullable UUID by) {
        Instant now = clock.instant();
        int policy = policies.current().number();
        UUID id = jdbc.sql("""
                insert into disposal (id, kind, month, disposed, kept_evidence, kept_hold, recordings, bytes, digest,
                  policy_number, decided_by, decided_at)
                values (uuidv7(), :kind, :month, :disposed, :evidence, :holds, :recordings, :bytes, :digest, :policy, :by, :at)
                returning id""")
                .param("kind", due.kind().name())
                .param("month", Shelf.of(due.month()))
                .param("disposed", ids.count())
                .param("evidence", evidence)
                .param("holds", holds)
                .param("recordings", givenUpRecordings)
                .param("bytes", due.bytes())
                .param("digest", ids.digest())
                .param("policy", policy)
                .param("by", by)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        trail.record(
                "retention.disposed",
                "disposal",
                id,
                Map.of(
                        "kind", due.kind(),
                        "month", due.month().toString(),
                        "disposed", ids.count(),
                        "keptEvidence", evidence,
                        "keptHold", holds,
                        "recordings", givenUpRecordings,
                        "digest", ids.digest()));
        return id;
    }
}
