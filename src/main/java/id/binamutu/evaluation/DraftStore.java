package id.binamutu.evaluation;

import static id.binamutu.evaluation.EvaluationStore.timestamp;

import id.binamutu.people.Viewer;
import id.binamutu.scorecard.GivenAnswer;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happens once per key stroke or once per sample, each in one statement: lock, check, write and read. */
@Repository
class DraftStore {
    private static final String SAVE = """
            with draft as materialized (
              select e.id, e.state = 'SUBMITTED' as submitted, s.assignee_id = cast(:viewer as uuid) as assigned,
                e.evaluator_id = cast(:viewer as uuid) and (e.team_id = any (:led)
                  or (s.assignee_id = cast(:viewer as uuid) and s.assigned_by is not null and s.status <> 'REPLACED')) as mine
              from evaluation e join sample s on s.id = e.sample_id
              where e.id = cast(:id as uuid) and e.scorecard_version_id = cast(:version as uuid)
              for share of e),
            place as (
              insert into evaluation_desk as desk (evaluation_id, tab, since, seen_at)
              select id, cast(:tab as text), cast(:now as timestamptz), cast(:now as timestamptz) from draft
              where mine and assigned and not submitted and cast(:tab as text) is not null
              on conflict (evaluation_id) do update set
              """ + Desks.WORKED + """
               where desk.tab = excluded.tab
              returning evaluation_id),
            written as (
              insert into answer (evaluation_id, criterion_id, not_applicable, yes, value, option_id, option_ids, number, comment,
                causes, revision, saved_at)
              select id, cast(:criterion as uuid), cast(:na as boolean), cast(:yes as boolean), cast(:value as int),
                cast(:option as uuid), cast(:options as uuid[]), cast(:number as numeric), cast(:comment as text),
                cast(:causes as uuid[]), 1, cast(:now as timestamptz)
              from draft
              where cast(:writes as boolean) and mine and assigned and not submitted
                and (cast(:tab as text) is null or exists (select from place))
              on conflict (evaluation_id, criterion_id) do update
              set not_applicable = excluded.not_applicable, yes = excluded.yes, value = excluded.value,
                option_id = excluded.option_id, option_ids = excluded.option_ids, number = excluded.number,
                comment = excluded.comment, causes = excluded.causes, revision = answer.revision + 1, saved_at = excluded.saved_at
              where answer.revision = cast(:seen as int)
              returning revision)
            select d.mine, d.assigned, d.submitted, (select revision from written) as written,
              cast(:tab as text) is null or exists (select from place) as at_desk, a.*
            from draft d left join answer a on a.evaluation_id = d.id
            """;

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What came of trying to save.
     *
     * @param mine whether the viewer may score it
     * @param assigned whether its sample still is the viewer's
     * @param atDesk whether no other tab is at work on it
     * @param written the new revision; null when nothing was written
     * @param before the answers as they were
     */
    record Tried(
            boolean mine,
            boolean assigned,
            boolean submitted,
            boolean atDesk,
            @Nullable Integer written,
            Map<UUID, StoredAnswer> before) {}

    /**
     * Saves an answer where nothing speaks against it: the draft is the viewer's, on this version of a scorecard, at this desk,
     * and nobody changed the answer since it was seen.
     *
     * @param writes false only reads
     * @return empty when there is no such draft
     */
    Optional<Tried> save(
            UUID id,
            UUID versionId,
            UUID criterionId,
            @Nullable GivenAnswer given,
            @Nullable String comment,
            List<UUID> causes,
            int seen,
            boolean writes,
            AtDesk at,
            Viewer viewer,
            Instant now) {
        Map<UUID, StoredAnswer> before = new LinkedHashMap<>();
        Tried[] tried = new Tried[1];
        jdbc.sql(SAVE)
                .param("id", id)
                .param("version", versionId)
                .param("viewer", viewer.id())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .param("tab", at.tab(), Types.VARCHAR)
                .param("activeMs", at.activeMs())
                .param("now", timestamp(now))
                .param("criterion", criterionId)
                .param("na", given != null && given.notApplicable())
                .param("yes", given == null ? null : given.yes(), Types.BOOLEAN)
                .param("value", given == null ? null : given.value(), Types.INTEGER)
                .param("option", given == null ? null : given.optionId(), Types.OTHER)
                .param(
                        "options",
                        given == null ? new UUID[0] : given.optionIds().toArray(UUID[]::new))
                .param("number", given == null ? null : given.number(), Types.NUMERIC)
                .param("comment", comment, Types.VARCHAR)
                .param("causes", causes.toArray(UUID[]::new))
                .param("writes", writes)
                .param("seen", seen)
                .query(row -> {
                    if (tried[0] == null) {
                        tried[0] = new Tried(
                                row.getBoolean("mine"),
                                row.getBoolean("assigned"),
                                row.getBoolean("submitted"),
                                row.getBoolean("at_desk"),
                                (Integer) row.getObject("written"),
                                before);
                    }
                    if (row.getObject("criterion_id") != null) {
                        StoredAnswer answer = EvaluationStore.answer(row);
                        before.put(answer.criterionId(), answer);
                    }
                });
        return Optional.ofNullable(tried[0]);
    }

    /**
     * A sample to score.
     *
     * @param evaluationId null until it is begun
     */
    record Next(UUID sampleId, @Nullable UUID evaluationId) {}

    /**
     * The viewer's open sample that is due first and at which no other tab is at work. It is locked: of two tabs at once the
     * second gets the one after it, without waiting.
     */
    Optional<Next> next(Viewer viewer, Instant now) {
        return jdbc.sql("""
                select s.id as sample_id,
                  (select e.id from evaluation e where e.sample_id = s.id and e.evaluator_id = :viewer and e.state = 'DRAFT'
                   order by e.started_at limit 1) as evaluation_id
                from sample s
                where s.assignee_id = :viewer and s.status = 'OPEN' and (s.team_id = any (:led) or s.assigned_by is not null)
                  and not exists (
                    select from evaluation e join evaluation_desk d on d.evaluation_id = e.id
                    where e.sample_id = s.id and e.evaluator_id = :viewer and d.seen_at >= :silentSince)
                order by s.due_on, s.id limit 1
                for no key update of s skip locked""")
                .param("viewer", viewer.id())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .param("silentSince", timestamp(now.minus(Desks.SILENCE)))
                .query(Next.class)
                .optional();
    }
}
