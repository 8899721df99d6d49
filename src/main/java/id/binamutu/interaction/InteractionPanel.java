package id.binamutu.interaction;

import id.binamutu.people.Viewer;
import java.util.Optional;

/** What another package adds to the page of a conversation, drawn by a template of its own. Two statements at most. */
public interface InteractionPanel {

    /** For somebody who may read this conversation. */
    Optional<View> of(Conversation conversation, Viewer viewer);

    /** @param template whose fragment {@code panel(model)} draws the model */
    record View(String template, Object model) {}
}
