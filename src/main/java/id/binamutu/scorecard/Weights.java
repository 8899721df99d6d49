package id.binamutu.scorecard;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The weights of a draft, without reading all that has them. */
@Component
class Weights {
    private final JdbcClient jdbc;

    Weights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of sections, and of criteria that can have one. */
    Map<UUID, BigDecimal> of(UUID versionId) {
        Map<UUID, BigDecimal> weights = new HashMap<>();
        jdbc.sql("""
                select id, weight from scorecard_section where version_id = :version
                union all
                select c.id, c.weight from scorecard_criterion c join scorecard_section s on s.id = c.section_id
                where s.version_id = :version and c.kind <> 'TEXT' and c.bonus is null""").param("version", versionId).query(row -> {
            weights.put(row.getObject("id", UUID.class), row.getBigDecimal("weight"));
        });
        return weights;
    }

    /** Counts as a change of the part, so that a form opened before says so. */
    void change(UUID versionId, UUID id, BigDecimal weight) {
        jdbc.sql("""
                with section as (
                  update scorecard_section set weight = :weight, version = version + 1
                  where id = :id and version_id = :version)
                update scorecard_criterion c set weight = :weight, version = c.version + 1
                from scorecard_section s where c.id = :id and s.id = c.section_id and s.version_id = :version""")
                .param("weight", weight)
                .param("id", id)
                .param("version", versionId)
                .update();
    }
}
