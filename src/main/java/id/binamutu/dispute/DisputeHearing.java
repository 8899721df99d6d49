package id.binamutu.dispute;

import id.binamutu.people.Viewer;
import id.binamutu.recording.HearingRight;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who decides about a dispute hears what it is about, also of another team. */
@Component
class DisputeHearing implements HearingRight {
    private final JdbcClient jdbc;

    DisputeHearing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean mayHear(UUID interactionId, Viewer viewer) {
        return jdbc.sql("""
                select exists (
                  select from evaluation e join dispute d on d.evaluation_id = e.id
                  where e.interaction_id = :interaction and (d.decider_id = :viewer
                    or exists (select from dispute_decision x where x.dispute_id = d.id and x.decided_by = :viewer)))""")
                .param("interaction", interactionId)
                .param("viewer", viewer.id())
                .query(Boolean.class)
                .single();
    }
}
