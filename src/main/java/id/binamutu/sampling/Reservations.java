package id.binamutu.sampling;

import id.binamutu.audit.Trail;
import id.binamutu.interaction.InteractionSummary;
import id.binamutu.interaction.Interactions;
import id.binamutu.live.ConversationEnded;
import id.binamutu.live.RunningConversations;
import id.binamutu.live.RunningConversations.RunningConversation;
import id.binamutu.live.SampleReservations;
import id.binamutu.people.Role;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.AfterCommit;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Conversations that were taken as samples while they ran: each becomes a targeted sample by itself when it ends. */
@Service
class Reservations implements SampleReservations {

    private final JdbcClient jdbc;
    private final RunningConversations running;
    private final Interactions interactions;
    private final SamplingService service;
    private final Teams teams;
    private final Trail trail;
    private final Clock clock;

    Reservations(
            JdbcClient jdbc,
            RunningConversations running,
            Interactions interactions,
            SamplingService service,
            Teams teams,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.running = running;
        this.interactions = interactions;
        this.service = service;
        this.teams = teams;
        this.trail = trail;
        this.clock = clock;
    }

    private record Open(UUID liveId, UUID teamId, UUID planId, String reason, UUID reservedBy) {}

    /** @return the sample, when it had ended before this was asked; empty while it runs */
    @Transactional
    Optional<UUID> reserve(UUID liveId, String reason, Viewer viewer) {
        Optional<RunningConversation> held = running.hold(liveId);
        if (held.isEmpty()) {
            InteractionSummary ended = ended(liveId, viewer);
            UUID plan = plan(leds(ended.teamId(), viewer), ended.startedAt());
            return Optional.of(service.target(plan, ended.conversationId(), reason, viewer));
        }
        RunningConversation conversation = held.get();
        UUID team = leds(conversation.teamId(), viewer);
        UUID plan = plan(team, conversation.startedAt());
        int reserved = jdbc.sql("""
                        insert into sample_reservation (live_id, conversation_id, team_id, plan_id, reason, reserved_by, reserved_at)
                        values (:id, :conversation, :team, :plan, :reason, :by, :now) on conflict (live_id) do nothing""")
                .param("id", liveId)
                .param("conversation", conversation.conversationId())
                .param("team", team)
                .param("plan", plan)
                .param("reason", reason)
                .param("by", viewer.id())
                .param("now", Drawing.utc(clock.instant()))
                .update();
        if (reserved > 0) {
            trail.record("sampling.reserved", "live-conversation", liveId, Map.of("plan", plan));
        }
        return Optional.empty();
    }

    /** How the conversation is named, for whoever may reserve it. */
    @Transactional
    String nameOf(UUID liveId, Viewer viewer) {
        Optional<RunningConversation> held = running.hold(liveId);
        if (held.isEmpty()) {
            return ended(liveId, viewer).conversationId();
        }
        leds(held.get().teamId(), viewer);
        return held.get().conversationId();
    }

    @AfterCommit
    void on(ConversationEnded ended) {
        jdbc.sql("select * from sample_reservation where conversation_id = :id and settled_at is null for update")
                .param("id", ended.conversationId())
                .query(Open.class)
                .optional()
                .ifPresent(open -> settle(open, sample(open, ended)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Reserved> of(UUID liveId) {
        return jdbc.sql("""
                select p.name, r.reason, r.sample_id, r.settled_at is not null as settled
                from sample_reservation r join person p on p.id = r.reserved_by where r.live_id = :id""")
                .param("id", liveId)
                .query((row, n) -> new Reserved(
                        row.getString("name"),
                        row.getString("reason"),
                        row.getObject("sample_id", UUID.class),
                        row.getBoolean("settled")))
                .optional();
    }

    /** Null when it cannot become one any more: it went to another team, or nobody leads the team to score it. */
    private @Nullable UUID sample(Open open, ConversationEnded ended) {
        Optional<UUID> already = jdbc.sql("select id from sample where interaction_id = :id order by random limit 1")
                .param("id", ended.interactionId())
                .query(UUID.class)
                .optional();
        if (already.isPresent()) {
            return already.get();
        }
        InteractionSummary summary =
                interactions.summaries(List.of(ended.interactionId())).get(ended.interactionId());
        boolean possible = summary != null
                && open.teamId().equals(summary.teamId())
                && teams.leaderOf(open.teamId(), LocalDate.now(clock)).isPresent();
        // Chosen by who reserved it, with the right of that moment.
        Viewer chooser = new Viewer(open.reservedBy(), "", "", Set.of(Role.TEAM_LEADER), Set.of(open.teamId()));
        return possible ? service.target(open.planId(), ended.conversationId(), open.reason(), chooser) : null;
    }

    private void settle(Open open, @Nullable UUID sample) {
        jdbc.sql("update sample_reservation set settled_at = :now, sample_id = :sample where live_id = :id")
                .param("now", Drawing.utc(clock.instant()))
                .param("sample", sample)
                .param("id", open.liveId())
                .update();
        if (sample == null) {
            trail.record("sampling.reservation-lapsed", "live-conversation", open.liveId());
        }
    }

    private InteractionSummary ended(UUID liveId, Viewer viewer) {
        return running.interactionOf(liveId)
                .flatMap(id ->
                        interactions.summaries(List.of(id)).values().stream().findFirst())
                .filter(summary -> viewer.leads(summary.teamId()))
                .orElseThrow(NotFoundException::new);
    }

    private static UUID leds(@Nullable UUID teamId, Viewer viewer) {
        if (teamId == null || !viewer.leads(teamId)) {
            throw new NotFoundException();
        }
        return teamId;
    }

    /** The newest plan of the team for that month, the one around the day before others. */
    private UUID plan(UUID teamId, Instant startedAt) {
        LocalDate day = LocalDate.ofInstant(startedAt, Drawing.JAKARTA);
        return jdbc.sql("""
                select id from sampling_plan
                where team_id = :team and (period_from between :first and :last or :day between period_from and period_to)
                order by (:day between period_from and period_to) desc, created_at desc, id desc limit 1""")
                .param("team", teamId)
                .param("day", day)
                .param("first", day.withDayOfMonth(1))
                .param("last", day.withDayOfMonth(day.lengthOfMonth()))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> RuleViolation.of("sampling.reservation.no-plan"));
    }
}
