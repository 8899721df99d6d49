package id.binamutu.coachingform;

import id.binamutu.audit.Trail;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The versions of the policy; the newest one decides. */
@Service
class TierPolicies {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Trail trail;
    private final Clock clock;

    TierPolicies(JdbcClient jdbc, JsonMapper json, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param publishedBy null when it came with the product */
    record Published(
            TierPolicy policy, String reason, @Nullable UUID publishedBy, Instant publishedAt) {}

    /** Everything of a policy but its identity: what is kept as its content. */
    record Content(
            List<TierPolicy.Band> productivityBands,
            List<TierPolicy.Band> qualityBands,
            List<List<Tier>> cells,
            int criticalLimit,
            Tier criticalTier,
            int minimumSamples,
            int lapseMonths) {
        TierPolicy policy(UUID id, int number) {
            return new TierPolicy(
                    id,
                    number,
                    productivityBands,
                    qualityBands,
                    cells,
                    criticalLimit,
                    criticalTier,
                    minimumSamples,
                    lapseMonths);
        }
    }

    TierPolicy current() {
        return jdbc.sql("select * from tier_policy order by number desc limit 1")
                .query(this::published)
                .single()
                .policy();
    }

    /** Newest first. */
    List<Published> all() {
        return jdbc.sql("select * from tier_policy order by number desc")
                .query(this::published)
                .list();
    }

    Published find(UUID id) {
        return jdbc.sql("select * from tier_policy where id = ?")
                .param(id)
                .query(this::published)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    Map<UUID, TierPolicy> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from tier_policy where id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query(this::published)
                        .list()
                        .stream()
                        .map(Published::policy)
                        .collect(Collectors.toMap(TierPolicy::id, Function.identity()));
    }

    /**
     * Publishes the next version.
     *
     * @param basedOn number of the version that was changed; another one published meanwhile is not run over
     */
    @Transactional
    UUID publish(Content content, int basedOn, String reason, UUID publisherId) {
        UUID id = UUID.randomUUID();
        try {
            content.policy(id, basedOn + 1);
        } catch (IllegalArgumentException e) {
            throw RuleViolation.of("coachingform.policy.refused.table");
        }
        if (current().number() != basedOn) {
            throw RuleViolation.of("coachingform.policy.refused.stale");
        }
        try {
            jdbc.sql("""
                            insert into tier_policy (id, number, content, reason, published_by, published_at)
                            values (:id, :number, :content::jsonb, :reason, :by, :at)
                            """)
                    .param("id", id)
                    .param("number", basedOn + 1)
                    .param("content", json.writeValueAsString(content))
                    .param("reason", reason)
                    .param("by", publisherId)
                    .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw RuleViolation.of("coachingform.policy.refused.stale");
        }
        trail.record("tier-policy.published", "tier-policy", id, Map.of("number", basedOn + 1, "reason", reason));
        return id;
    }

    private Published published(ResultSet row, int number) throws SQLException {
        return new Published(
                json.readValue(row.getString("content"), Content.class)
                        .policy(row.getObject("id", UUID.class), row.getInt("number")),
                row.getString("reason"),
                row.getObject("published_by", UUID.class),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
