package id.binamutu.recording;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.InteractionPanel;
import id.binamutu.people.Viewer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The recording on the page of its conversation, or the way to add it. */
@Component
class RecordingPanel implements InteractionPanel {
    private final RecordingStore store;

    RecordingPanel(RecordingStore store) {
        this.store = store;
    }

    /**
     * @param awaited file name that the conversation came with while there is no recording
     * @param mayAdd whether the viewer may upload it
     */
    public record Panel(
            UUID interactionId,
            @Nullable Player player,
            @Nullable String awaited,
            boolean mayAdd,
            boolean mayRemove) {}

    @Override
    public Optional<View> of(Conversation conversation, Viewer viewer) {
        UUID id = conversation.summary().id();
        Player player = store.player(id).orElse(null);
        boolean there = player != null && player.available();
        boolean leads = viewer.leads(conversation.summary().teamId());
        boolean mayAdd = leads && !there && !conversation.disposed();
        String awaited = player == null ? store.awaited(id).orElse(null) : null;
        return player == null && awaited == null && !mayAdd
                ? Optional.empty()
                : Optional.of(new View("recording/_panel", new Panel(id, player, awaited, mayAdd, leads && there)));
    }
}
