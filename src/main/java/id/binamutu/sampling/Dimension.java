package id.binamutu.sampling;

import java.util.List;

/** What conversations or agents are told apart by. */
public enum Dimension {
    AGENT,
    CHANNEL,
    TOPIC,
    PRODUCT,
    SHIFT,
    TENURE,
    TIER;

    /** Those that part an agent's conversations. */
    static final List<Dimension> OF_CONVERSATIONS = List.of(CHANNEL, TOPIC, PRODUCT, SHIFT);

    boolean partsConversations() {
        return OF_CONVERSATIONS.contains(this);
    }
}
