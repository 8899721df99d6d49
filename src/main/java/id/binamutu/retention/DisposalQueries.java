package id.binamutu.retention;

import id.binamutu.sampling.SampledConversations;
import id.binamutu.web.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is due, and what was given up. */
@Component
class DisposalQueries {

    private final JdbcClient jdbc;
    private final Policies policies;
    private final SampledConversations samples;
    private final Clock clock;

    DisposalQueries(JdbcClient jdbc, Policies policies, SampledConversations samples, Clock clock) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.samples = samples;
        this.clock = clock;
    }

    YearMonth now() {
        return YearMonth.now(clock.withZone(Shelf.JAKARTA));
    }

    @Transactional(readOnly = true)
    public List<Due> due() {
        RetentionPolicy policy = policies.current();
        YearMonth content = policy.keptFrom(DisposalKind.CONTENT, now());
        UUID[] evidence =
                samples.startedBetween(Instant.EPOCH, Shelf.start(content)).toArray(UUID[]::new);
        List<Due> due = new ArrayList<>();
        due.addAll(content(content, evidence));
        due.addAll(originals(content, policy.keptFrom(DisposalKind.ORIGINAL, now())));
        due.addAll(evidence(content, policy.keptFrom(DisposalKind.EVIDENCE, now()), evidence));
        return due;
    }

    private List<Due> content(YearMonth keptFrom, UUID[] evidence) {
        return jdbc.sql("""
                with months as (
                  select to_date(right(c.relname, 7), 'YYYY_MM') as shelf, c.oid
                  from pg_inherits i join pg_class c on c.oid = i.inhrelid
                  where i.inhparent = cast('transcript' as regclass) and c.relname ~ '^transcript_[0-9]{4}_[0-9]{2}$'),
                counted as (
                  select t.shelf, count(*) as n,
                    count(*) filter (where t.interaction_id = any(:evidence)) as evidence,
                    count(*) filter (where not (t.interaction_id = any(:evidence)) and %s) as held
                  from transcript t where t.shelf < :keptFrom group by t.shelf)
                select m.shelf, coalesce(c.n, 0) as n, coalesce(c.evidence, 0) as evidence, coalesce(c.held, 0) as held,
                  pg_total_relation_size(m.oid)
                    + coalesce(pg_total_relation_size(to_regclass('transcript_original_' || to_char(m.shelf, 'YYYY_MM'))), 0) as bytes
                from months m left join counted c on c.shelf = m.shelf
                where m.shelf < :keptFrom order by m.shelf""".formatted(Shelf.HELD))
                .param("evidence", evidence)
                .param("keptFrom", Shelf.of(keptFrom))
                .query((row, n) -> due(DisposalKind.CONTENT, row))
                .list();
    }

    /** Of months whose content is not due as well: that takes the originals along. */
    private List<Due> originals(YearMonth contentKeptFrom, YearMonth keptFrom) {
        return jdbc.sql("""
                with months as (
                  select to_date(right(c.relname, 7), 'YYYY_MM') as shelf, c.oid
                  from pg_inherits i join pg_class c on c.oid = i.inhrelid
                  where i.inhparent = cast('transcript_original' as regclass)
                    and c.relname ~ '^transcript_original_[0-9]{4}_[0-9]{2}$'),
                counted as (
                  select o.shelf, count(*) as n, count(*) filter (where %s) as held
                  from transcript_original o
                    left join transcript t on t.interaction_id = o.interaction_id and t.shelf in (o.shelf, 'infinity')
                  where o.shelf >= :contentKeptFrom and o.shelf < :keptFrom group by o.shelf)
                select m.shelf, c.n, 0 as evidence, c.held, pg_total_relation_size(m.oid) as bytes
                from months m join counted c on c.shelf = m.shelf order by m.shelf""".formatted(Shelf.HELD))
                .param("contentKeptFrom", Shelf.of(contentKeptFrom))
                .param("keptFrom", Shelf.of(keptFrom))
                .query((row, n) -> due(DisposalKind.ORIGINAL, row))
                .list();
    }

    private List<Due> evidence(YearMonth contentKeptFrom, YearMonth keptFrom, UUID[] evidence) {
        return jdbc.sql("""
                select shelf_of(t.started_at) as shelf, count(*) as n, 0 as evidence, 0 as held,
                  sum(pg_column_size(t.messages))::bigint as bytes
                from transcript t
                where t.shelf = 'infinity' and t.started_at < :contentKeptFrom
                  and (t.started_at < :keptFrom or not (t.interaction_id = any(:evidence))) and not %s
                group by 1 order by 1""".formatted(Shelf.HELD))
                .param("evidence", evidence)
                .param("contentKeptFrom", utc(Shelf.start(contentKeptFrom)))
                .param("keptFrom", utc(Shelf.start(keptFrom)))
                .query((row, n) -> due(DisposalKind.EVIDENCE, row))
                .list();
    }

    /** @throws NotFoundException when it is not due */
    @Transactional(readOnly = true)
    public Due due(DisposalKind kind, YearMonth month) {
        return due().stream()
                .filter(each -> each.kind() == kind && each.month().equals(month))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @Transactional(readOnly = true)
    public List<Disposal> newestFirst() {
        return jdbc.sql("""
                select d.*, p.name from disposal d left join person p on p.id = d.decided_by
                order by d.decided_at desc limit 100""").query((row, n) -> disposal(row)).list();
    }

    @Transactional(readOnly = true)
    public Disposal find(UUID id) {
        return jdbc.sql("select d.*, p.name from disposal d left join person p on p.id = d.decided_by where d.id = :id")
                .param("id", id)
                .query((row, n) -> disposal(row))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    /** Conversations of a month, on its own shelf or outliving it, that somebody asked to keep. */
    Set<UUID> held(YearMonth month) {
        return Set.copyOf(jdbc.sql("""
                select t.interaction_id from transcript t
                where (t.shelf = :month or t.shelf = 'infinity' and shelf_of(t.started_at) = :month) and %s""".formatted(Shelf.HELD))
                .param("month", Shelf.of(month))
                .query(UUID.class)
                .list());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(java.time.ZoneOffset.UTC);
    }

    private static Due due(DisposalKind kind, ResultSet row) throws SQLException {
        return new Due(
                kind,
                YearMonth.from(row.getObject("shelf", LocalDate.class)),
                row.getLong("n"),
                row.getLong("evidence"),
                row.getLong("held"),
                row.getLong("bytes"));
    }

    private static Disposal disposal(ResultSet row) throws SQLException {
        return new Disposal(
                row.getObject("id", UUID.class),
                DisposalKind.valueOf(row.getString("kind")),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getInt("disposed"),
                row.getInt("kept_evidence"),
                row.getInt("kept_hold"),
                row.getInt("recordings"),
                row.getLong("bytes"),
                row.getString("digest"),
                row.getInt("policy_number"),
                row.getString("name"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
