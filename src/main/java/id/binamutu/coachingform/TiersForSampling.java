package id.binamutu.coachingform;

import id.binamutu.sampling.LastTiers;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tier that an agent was given for a month, so that who needs more attention is sampled more. A draft gives none yet. */
@Component
class TiersForSampling implements LastTiers {

    private final JdbcClient jdbc;

    TiersForSampling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> tiers(Collection<UUID> agents, YearMonth month) {
        Map<UUID, String> tiers = new HashMap<>();
        jdbc.sql("""
                select agent_id, tier from coaching_form
                where agent_id = any (:agents) and period = :period and state <> 'DRAFT'""")
                .param("agents", agents.toArray(UUID[]::new))
                .param("period", month.atDay(1))
                .query(row -> {
                    tiers.put(row.getObject("agent_id", UUID.class), row.getString("tier"));
                });
        return tiers;
    }
}
