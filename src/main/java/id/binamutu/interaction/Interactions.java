package id.binamutu.interaction;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Reads conversations by id. The caller has checked that the reader may see them. */
public interface Interactions {
    /** @throws id.binamutu.web.NotFoundException when there is none */
    Conversation read(UUID id);

    /** In one statement; an unknown id is left out. */
    Map<UUID, InteractionSummary> summaries(Collection<UUID> ids);
}
