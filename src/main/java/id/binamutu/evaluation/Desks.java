package id.binamutu.evaluation;

import static id.binamutu.evaluation.EvaluationStore.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tab holds a draft: the one that came first, until it is not heard of any more or another takes over. */
@Repository
class Desks {
    /** A tab that was silent for so long was closed, or its machine sleeps: the next one need not ask. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    /** What a claim puts down for the page that is on its way; the first page that comes takes its place. */
    private static final String CLAIM = "claim:";

    /** Nobody is at work for longer than the time that has passed, whatever the page says. */
    static final String WORKED = """
            active_ms = desk.active_ms + greatest(0, least(cast(:activeMs as bigint),
                cast(extract(epoch from cast(:now as timestamptz) - desk.seen_at) * 1000 as bigint))),
            seen_at = greatest(desk.seen_at, cast(:now as timestamptz))""";

    private final JdbcClient jdbc;

    Desks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sits down at a draft, or stays there.
     *
     * @param take also when another tab is at work there
     * @return since when this tab holds it
     * @throws DeskTaken when another tab does
     */
    Instant sit(UUID evaluationId, AtDesk at, boolean take, Instant now) {
        return jdbc.sql("""
                insert into evaluation_desk as desk (evaluation_id, tab, since, seen_at)
                values (:id, :tab, :now, :now)
                on conflict (evaluation_id) do update
                set tab = excluded.tab,
                    since = case when desk.tab = excluded.tab then desk.since else greatest(desk.seen_at, :now) end,
                    active_ms = desk.active_ms + case when desk.tab <> excluded.tab then 0 else greatest(0, least(:activeMs,
                      cast(extract(epoch from cast(:now as timestamptz) - desk.seen_at) * 1000 as bigint))) end,
                    seen_at = greatest(desk.seen_at, :now)
                where desk.tab = excluded.tab or :take or desk.seen_at < :silentSince
                  or desk.tab like 'claim:%'
                returning since""")
                .param("id", evaluationId)
                .param("tab", at.tab())
                .param("activeMs", at.activeMs())
                .param("take", take)
                .param("now", timestamp(now))
                .param("silentSince", timestamp(now.minus(SILENCE)))
                .query((row, n) -> EvaluationStore.instant(row.getTimestamp("since")))
                .optional()
                .orElseThrow(() -> taken(evaluationId));
    }

    /** Keeps a draft for the page that is on its way to it. */
    void reserve(UUID evaluationId, Instant now) {
        sit(evaluationId, new AtDesk(CLAIM + UUID.randomUUID(), 0), true, now);
    }

    /** Notes a call of the tab that holds the draft. @throws DeskTaken when another does */
    void work(UUID evaluationId, AtDesk at, Instant now) {
        if (at.tab() == null) {
            return;
        }
        int held = jdbc.sql("""
                insert into evaluation_desk as desk (evaluation_id, tab, since, seen_at)
                values (:id, :tab, :now, :now)
                on conflict (evaluation_id) do update set
                """ + WORKED + " where desk.tab = excluded.tab")
                .param("id", evaluationId)
                .param("tab", at.tab())
                .param("activeMs", at.activeMs())
                .param("now", timestamp(now))
                .update();
        if (held == 0) {
            throw taken(evaluationId);
        }
    }

    /** @param doneToday samples that its evaluator has scored today; corrections of one are not counted again */
    record Work(long activeSeconds, long doneToday) {}

    /** How long somebody was at work on the draft so far, and how much is done beside it. */
    Work work(UUID evaluationId, UUID evaluatorId, Instant today) {
        return jdbc.sql("""
                select coalesce((select active_ms / 1000 from evaluation_desk where evaluation_id = :id), 0) as active_seconds,
                  (select count(*) from evaluation
                   where evaluator_id = :evaluator and submitted_at >= :today and state = 'SUBMITTED' and revision = 1) as done_today
                """)
                .param("id", evaluationId)
                .param("evaluator", evaluatorId)
                .param("today", timestamp(today))
                .query(Work.class)
                .single();
    }

    /** The work is over. @return how many seconds it took; null when no page told */
    @Nullable
    Integer leave(UUID evaluationId) {
        return jdbc.sql("delete from evaluation_desk where evaluation_id = :id returning cast(active_ms / 1000 as int)")
                .param("id", evaluationId)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    DeskTaken taken(UUID evaluationId) {
        return new DeskTaken(jdbc.sql("select since from evaluation_desk where evaluation_id = :id")
                .param("id", evaluationId)
                .query((row, n) -> EvaluationStore.instant(row.getTimestamp("since")))
                .single());
    }
}
