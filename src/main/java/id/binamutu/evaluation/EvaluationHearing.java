package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import id.binamutu.recording.HearingRight;
import id.binamutu.recording.RecordingUse;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may read an evaluation may hear what it is about, the agent too; what is evidence stays. */
@Component
class EvaluationHearing implements HearingRight, RecordingUse {
    private final JdbcClient jdbc;

    EvaluationHearing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean mayHear(UUID interactionId, Viewer viewer) {
        return jdbc.sql("""
                select exists (
                  select from evaluation where interaction_id = :interaction and state = 'SUBMITTED'
                  and ((agent_id = :viewer and released_at is not null) or team_id = any (:led)))""")
                .param("interaction", interactionId)
                .param("viewer", viewer.id())
                .param("led", viewer.ledTeamIds().toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean rests(UUID recordingId) {
        return jdbc.sql("select exists (select from evidence where recording_id = :recording)")
                .param("recording", recordingId)
                .query(Boolean.class)
                .single();
    }
}
