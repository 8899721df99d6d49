package id.binamutu.intake;

import id.binamutu.audit.Trail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests refused at the door. Each is counted; the trail says so once an hour, so that nobody can flood it. */
@Component
class Refusals {

    /** Stands for tokens that nobody knows. */
    static final UUID UNKNOWN_TOKEN = new UUID(0, 0);

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Trail trail;
    private final Clock clock;

    Refusals(JdbcClient jdbc, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    record Summary(int refused, String lastAddress, Instant lastAt) {}

    /** @param action of the trail, for example {@code token.refused} */
    @Transactional
    public void count(String action, String subjectType, UUID subjectId, String reason, String address) {
        Instant now = clock.instant();
        boolean first = jdbc.sql("""
                        insert into intake_refusal as r (subject_id, hour, reason, last_address, last_at)
                        values (:subject, :hour, :reason, :address, :now)
                        on conflict (subject_id, hour, reason) do update set refused = r.refused + 1,
                          last_address = excluded.last_address, last_at = excluded.last_at
                        returning r.refused = 1
                        """)
                .param("subject", subjectId)
                .param("hour", Tokens.at(now.truncatedTo(ChronoUnit.HOURS)))
                .param("reason", reason)
                .param("address", address)
                .param("now", Tokens.at(now))
                .query(Boolean.class)
                .single();
        if (first) {
            trail.record(action, subjectType, subjectId, Map.of("reason", reason, "address", address));
            jdbc.sql("delete from intake_refusal where hour < :old")
                    .param("old", Tokens.at(now.minus(KEPT)))
                    .update();
        }
    }

    /** Of the last 24 hours; empty when there was none. */
    @Transactional(readOnly = true)
    public Optional<Summary> lately(UUID subjectId) {
        return jdbc.sql("""
                        select sum(refused)::int as refused, max(last_at) as last_at,
                          (array_agg(last_address order by last_at desc))[1] as last_address
                        from intake_refusal where subject_id = :subject and last_at > :since having count(*) > 0
                        """)
                .param("subject", subjectId)
                .param("since", Tokens.at(clock.instant().minus(Duration.ofDays(1))))
                .query((row, n) -> new Summary(
                        row.getInt("refused"),
                        row.getString("last_address"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
