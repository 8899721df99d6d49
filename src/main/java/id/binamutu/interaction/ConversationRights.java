package id.binamutu.interaction;

import id.binamutu.people.Viewer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read a conversation and hear its recording: who reads the team, and whom a step gave this one. */
@Component
public class ConversationRights {
    private final List<ConversationRight> others;

    ConversationRights(List<ConversationRight> others) {
        this.others = others;
    }

    public boolean mayRead(UUID interactionId, @Nullable UUID teamId, Viewer viewer) {
        return viewer.mayReadTeam(teamId) || others.stream().anyMatch(right -> right.mayRead(interactionId, viewer));
    }
}
