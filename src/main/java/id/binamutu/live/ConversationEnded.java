package id.binamutu.live;

import java.util.UUID;

/**
 * A conversation that came in while it ran is over and was stored.
 *
 * @param conversationId as the sending system names it
 */
public record ConversationEnded(String conversationId, UUID interactionId) {}
