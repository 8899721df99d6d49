package id.binamutu.dispute;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whoever wants to argue about a version, or to correct it, holds it first, so that only one of them does. */
@Repository
class Standing {
    private final JdbcClient jdbc;

    Standing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends. @return false when a newer version stands */
    boolean hold(UUID evaluationId) {
        return jdbc.sql("select superseded_at is null from evaluation where id = :id for update")
                .param("id", evaluationId)
                .query(Boolean.class)
                .single();
    }
}
