package id.binamutu.interaction;

import id.binamutu.people.Viewer;
import java.util.UUID;

/** A right to one conversation that does not come from leading its team; given by the steps above. */
public interface ConversationRight {
    boolean mayRead(UUID interactionId, Viewer viewer);
}
