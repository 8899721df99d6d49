package id.binamutu.sampling;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which conversations something rests on because they were chosen as samples, replaced ones included. One statement. */
@Component
public class SampledConversations {

    private final JdbcClient jdbc;

    SampledConversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that started from one moment until before another. */
    public Set<UUID> startedBetween(Instant from, Instant until) {
        return new HashSet<>(jdbc.sql("""
                select s.interaction_id from sample s join interaction i on i.id = s.interaction_id
                where i.started_at >= :from and i.started_at < :until""")
                .param("from", OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .query(UUID.class)
                .list());
    }
}
