package id.binamutu.live;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class StoredRunningConversations implements RunningConversations {

    private final LiveStore store;

    StoredRunningConversations(LiveStore store) {
        this.store = store;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<RunningConversation> hold(UUID liveId) {
        return store.keepRunning(liveId)
                .map(running -> new RunningConversation(
                        running.id(), running.conversationId(), running.teamId(), running.startedAt()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UUID> interactionOf(UUID liveId) {
        return store.ending(liveId).map(LiveStore.Ending::interactionId);
    }
}
