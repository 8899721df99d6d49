package id.binamutu.retention;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.InteractionSummary;
import id.binamutu.interaction.Keeping;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the conversations themselves are told of the policy. */
@Component
class KeptConversations implements Keeping {

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptConversations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The policy's period, or the month behind the last one that was given up, whichever is later. */
    @Override
    public Instant since() {
        LocalDate first = jdbc.sql("""
                select greatest(
                  cast(cast(:month as date) - make_interval(months => coalesce(
                    (select content_months from retention_policy order by number desc limit 1), :months)) as date),
                  (select cast(max(month) + interval '1 month' as date) from disposal where kind = 'CONTENT'))""")
                .param("month", YearMonth.now(clock.withZone(Shelf.JAKARTA)).atDay(1))
                .param("months", RetentionPolicy.FIRST.contentMonths())
                .query(LocalDate.class)
                .single();
        return first.atStartOfDay(Shelf.JAKARTA).toInstant();
    }

    @Override
    public Kept of(Conversation conversation) {
        InteractionSummary summary = conversation.summary();
        List<Hold> holds = jdbc.sql("""
                select h.id, h.reason, p.name, h.held_at
                from legal_hold h join person p on p.id = h.held_by
                where h.released_at is null
                  and (h.interaction_id = :id or h.agent_id = :agent or h.team_id = :team
                    or h.customer_key = (select t.customer_key from transcript t
                      where t.interaction_id = :id and t.shelf in (shelf_of(:started), 'infinity')))
                  and (h.from_day is null or :day >= h.from_day) and (h.to_day is null or :day <= h.to_day)
                order by h.held_at""")
                .param("id", summary.id())
                .param("agent", summary.agentId())
                .param("team", summary.teamId())
                .param("started", OffsetDateTime.ofInstant(summary.startedAt(), ZoneOffset.UTC))
                .param("day", LocalDate.ofInstant(summary.startedAt(), Shelf.JAKARTA))
                .query((row, n) -> new Hold(
                        row.getObject("id", UUID.class),
                        row.getString("reason"),
                        row.getString("name"),
                        row.getObject("held_at", OffsetDateTime.class).toInstant()))
                .list();
        return new Kept(conversation.disposed() ? givenUp(summary) : null, holds);
    }

    private @Nullable Instant givenUp(InteractionSummary summary) {
        return jdbc.sql("""
                select max(decided_at) from disposal
                where month = shelf_of(:started) and kind in ('CONTENT', 'EVIDENCE')""")
                .param("started", OffsetDateTime.ofInstant(summary.startedAt(), ZoneOffset.UTC))
                .query((row, n) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }
}
